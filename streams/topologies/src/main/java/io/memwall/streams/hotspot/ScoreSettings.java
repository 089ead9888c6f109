package io.memwall.streams.hotspot;

import java.time.Duration;

/**
 * How scores are made.
 *
 * @param rules by entity
 * @param patience after a window's end, and after the first word of it, before it is decided
 * @param caseWait silence after which the windows of an imported capture are decided
 * @param startWait after a start, before silence counts as a missing window
 * @param forget silence after which an entity is forgotten
 * @param waits whether no window is decided before nothing at all was heard for {@code caseWait}:
 *     for a log that is worked off at once, long after
 */
public record ScoreSettings(
    RulesByEntity rules,
    Duration patience,
    Duration caseWait,
    Duration startWait,
    Duration forget,
    boolean waits) {

  /** Longer than a busy machine pauses between two records of a log. */
  private static final Duration SILENCE = Duration.ofSeconds(8);

  /** One second, as soon as all have reported; see docs/metrics.md. */
  public static final ScoreSettings DEFAULT = with(RulesByEntity.NONE);

  /** The same with rules. */
  public static ScoreSettings with(RulesByEntity rules) {
    return new ScoreSettings(
        rules,
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(30),
        Duration.ofDays(1),
        false);
  }

  /** The same, deciding nothing before all has been said, however long it takes. */
  public ScoreSettings afterSilence() {
    return new ScoreSettings(rules, patience, SILENCE, startWait, forget, true);
  }
}
