package io.memwall.collectors.agent.spool;

import java.util.Objects;

/**
 * An entry and its place in the order in which all were handed over.
 *
 * @param ordinal from 1, never given out twice in a spool's life
 */
public record Queued(long ordinal, Entry entry) {
  public Queued {
    Objects.requireNonNull(entry);
  }
}
