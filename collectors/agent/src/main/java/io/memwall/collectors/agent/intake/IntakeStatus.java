package io.memwall.collectors.agent.intake;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the intake did since its start.
 *
 * @param accepted entries, snapshot chunks and link readings that are durable
 * @param duplicates repeats of what was there
 * @param refused by reason, such as {@code bad_line} or {@code ledger_gap}
 * @param failure why it does not work now; empty while all is well
 */
public record IntakeStatus(
    long accepted, long duplicates, Map<String, Long> refused, Optional<String> failure) {
  public IntakeStatus {
    refused = Collections.unmodifiableMap(new TreeMap<>(refused));
  }
}
