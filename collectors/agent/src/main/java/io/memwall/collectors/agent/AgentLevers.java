package io.memwall.collectors.agent;

import io.memwall.collectors.agent.limits.Governor;
import io.memwall.collectors.agent.limits.Pace;
import io.memwall.collectors.agent.part.Timer;
import io.memwall.collectors.agent.publish.Publisher;

/** What an agent can do to take less. */
final class AgentLevers implements Governor.Levers {
  /** The lengths of intervals that events waiting on disk, or given up, ask for. */
  private static final int WHILE_SPOOLING = 1;

  private static final int WHILE_SHEDDING = 2;

  private final Pace pace;
  private final Timer timer;
  private final Publisher publisher;

  AgentLevers(Pace pace, Timer timer, Publisher publisher) {
    this.pace = pace;
    this.timer = timer;
    this.publisher = publisher;
  }

  @Override
  public int askedFor() {
    return switch (publisher.pressure()) {
      case NONE -> 0;
      case COARSE -> WHILE_SPOOLING;
      case SHEDDING -> WHILE_SHEDDING;
    };
  }

  @Override
  public void coarser(int step) {
    pace.coarser(step);
    timer.stretch(pace.stretch());
  }

  @Override
  public void look(double share) {
    pace.look(share);
  }

  /** The collector also shrinks the heap; it is small, and this is rare. */
  @Override
  public void tidy() {
    System.gc();
  }
}
