package io.memwall.standalone;

import static org.awaitility.Awaitility.await;

import io.memwall.collectors.agent.capture.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Kills something in the middle of a load, once or twice. The load waits until the victim has done
 * some of its work, and later until it has done more than before it was killed; so that at no time
 * it has done nothing, or everything.
 */
final class Accident implements Progress {
  /** The second time is for {@code mvn -Pfull verify}: each time the load waits for whoever died. */
  static final int KILLS = Boolean.getBoolean("memwall.full") ? 2 : 1;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Victim victim;
  private final List<Long> doneWhenKilled = new ArrayList<>();
  private final Deque<Step> steps = new ArrayDeque<>();

  /**
   * What is killed.
   *
   * @param kill returns when it is dead
   * @param done how much of its work can be seen, while all others live
   */
  record Victim(Runnable kill, Runnable restart, LongSupplier done) {}

  /** Done when this share of the file has been read. */
  private record Step(double share, Runnable action) {}

  Accident(Victim victim) {
    this.victim = victim;
    steps.add(new Step(0.2, () -> awaitMoreThan(0)));
    steps.add(new Step(0.4, this::kill));
    steps.add(new Step(0.5, victim.restart()));
    if (KILLS > 1) {
      steps.add(new Step(0.6, () -> awaitMoreThan(doneWhenKilled.get(0))));
      steps.add(new Step(0.8, this::kill));
      steps.add(new Step(0.9, victim.restart()));
    }
  }

  @Override
  public void read(long bytesRead, long totalBytes) {
    while (!steps.isEmpty() && bytesRead >= steps.peek().share() * totalBytes) {
      steps.pop().action().run();
    }
  }

  private void awaitMoreThan(long done) {
    await("more done than " + done)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> victim.done().getAsLong() > done);
  }

  private void kill() {
    // Asked before: a dead server says nothing.
    doneWhenKilled.add(victim.done().getAsLong());
    victim.kill().run();
  }

  /** For each kill. */
  List<Long> doneWhenKilled() {
    return List.copyOf(doneWhenKilled);
  }
}
