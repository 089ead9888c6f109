package io.memwall.collectors.agent.link;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Reads the ports of this host. Not thread-safe: one thread looks, again and again. */
public final class LinkReader implements AutoCloseable {
  /**
   * @param clock stamps the readings
   */
  public LinkReader(LinkSettings settings, InstantSource clock) {
    Objects.requireNonNull(settings);
    Objects.requireNonNull(clock);
  }

  /** A reading of each port that is there now, by name. */
  public List<LinkReading> read() {
    return List.of();
  }

  @Override
  public void close() {}
}
