package io.memwall.collectors.agent.spool;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An earlier epoch that ended without a goodbye: what it saw at the end nobody knows.
 *
 * @param from everything handed over up to here was safe; ns since the Unix epoch
 * @param to when the declaring epoch began; ns since the Unix epoch
 * @param safe by stream, the number up to which all are safe or declared lost; a stream that is
 *     absent is safe for no number
 */
public record Blind(EpochId epoch, long from, long to, NavigableMap<Integer, Long> safe) {
  public Blind {
    Objects.requireNonNull(epoch);
    safe = Collections.unmodifiableNavigableMap(new TreeMap<>(safe));
  }
}
