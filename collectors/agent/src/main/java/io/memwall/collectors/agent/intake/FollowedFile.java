package io.memwall.collectors.agent.intake;

import java.nio.file.Path;

/**
 * Reads a growing file of JSON lines on a thread of its own, from where it stopped the last time.
 */
public final class FollowedFile implements AutoCloseable {
  private final Intake intake;
  private final Path file;

  /**
   * @param intake shared; closed by whoever made it, after this
   * @param file need not exist yet
   */
  public FollowedFile(Intake intake, Path file) {
    this.intake = intake;
    this.file = file;
  }

  public String name() {
    return "follow " + file;
  }

  /** Begins to read. */
  public void start() {}

  public IntakeStatus status() {
    return intake.status();
  }

  @Override
  public void close() {}
}
