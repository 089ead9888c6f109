package io.memwall.streams.hotspot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Thresholds and declared instrumentation, by entity: the first rule whose pattern fits says.
 *
 * @param rules in their order
 */
public record RulesByEntity(List<Rule> rules) {
  /** The same thresholds for all, and instrumentation as it reports. */
  public static final RulesByEntity NONE = new RulesByEntity(List.of());

  /**
   * What holds for some entities.
   *
   * @param entities such as {@code link:l1/*}; a star stands for any text
   * @param thresholds empty: a later rule says
   * @param instruments what they are watched with; empty: a later rule says
   */
  public record Rule(
      String entities, Optional<Thresholds> thresholds, Optional<Set<Instrument>> instruments) {

    boolean fits(String entity) {
      return Pattern.matches(
          List.of(entities.split("\\*", -1)).stream()
              .map(Pattern::quote)
              .reduce((a, b) -> a + ".*" + b)
              .orElse(""),
          entity);
    }
  }

  public RulesByEntity {
    rules = List.copyOf(rules);
  }

  Thresholds thresholds(Entity entity) {
    return rules.stream()
        .filter(rule -> rule.thresholds().isPresent() && rule.fits(entity.text()))
        .findFirst()
        .flatMap(Rule::thresholds)
        .orElse(Thresholds.DEFAULT);
  }

  /** What is declared of an entity, else what has reported. */
  Instrumentation instrumentation(Entity entity, Set<Instrument> heard) {
    return rules.stream()
        .filter(rule -> rule.instruments().isPresent() && rule.fits(entity.text()))
        .findFirst()
        .flatMap(Rule::instruments)
        .map(declared -> new Instrumentation(declared, true))
        .orElseGet(() -> new Instrumentation(heard, false));
  }
}
