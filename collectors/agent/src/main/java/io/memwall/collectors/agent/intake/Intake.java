package io.memwall.collectors.agent.intake;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What the server and the followed files share: where each ledger stands, and where to hand on. */
public final class Intake implements AutoCloseable {
  private final Path directory;
  private final IntakeSink sink;
  private final InstantSource clock;

  /**
   * @param directory where it remembers the ledgers; made when missing
   */
  public Intake(Path directory, IntakeSink sink, InstantSource clock) {
    this.directory = directory;
    this.sink = sink;
    this.clock = clock;
  }

  Path directory() {
    return directory;
  }

  IntakeSink sink() {
    return sink;
  }

  InstantSource clock() {
    return clock;
  }

  public IntakeStatus status() {
    return new IntakeStatus(0, 0, Map.of(), Optional.empty());
  }

  @Override
  public void close() {}
}
