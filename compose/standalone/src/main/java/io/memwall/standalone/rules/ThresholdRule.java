package io.memwall.standalone.rules;

import io.memwall.collectors.agent.config.ChoiceKind;
import io.memwall.collectors.agent.config.NumberKind;
import io.memwall.collectors.agent.config.Section;
import io.memwall.streams.alerts.Glob;
import io.memwall.streams.hotspot.Component;
import io.memwall.streams.hotspot.Instrument;
import io.memwall.streams.hotspot.Measure;
import io.memwall.streams.hotspot.Ramp;
import io.memwall.streams.hotspot.RulesByEntity;
import io.memwall.streams.hotspot.Thresholds;
import io.memwall.streams.hotspot.Thresholds.Limits;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * When some entities are thought to be near the wall.
 *
 * @param entities any of them
 * @param thresholds what holds for them
 * @param instruments they are watched with; none: what has reported
 */
public record ThresholdRule(
    List<Glob> entities, Thresholds thresholds, Set<Instrument> instruments) {
  private static final ChoiceKind<Instrument> INSTRUMENT =
      ChoiceKind.of(List.of(Instrument.values()), Instrument::word);

  public ThresholdRule {
    entities = List.copyOf(entities);
    instruments = Set.copyOf(instruments);
  }

  /** The same in the words of the topology that scores. */
  List<RulesByEntity.Rule> scoring() {
    Optional<Set<Instrument>> declared =
        instruments.isEmpty() ? Optional.empty() : Optional.of(instruments);
    return entities.stream()
        .map(glob -> new RulesByEntity.Rule(glob.toString(), Optional.of(thresholds), declared))
        .toList();
  }

  static ThresholdRule read(Section section) {
    List<Glob> entities =
        section.ask("entities", "for whom it holds").list(Kinds.GLOB, List.of(new Glob("*")));
    Thresholds thresholds = section.section("measures", ThresholdRule::ramps);
    thresholds = section.section("weights", weights(thresholds));
    thresholds = section.section("limits", limits(thresholds));
    List<Instrument> instruments =
        section
            .ask("instruments", "what they are watched with; without, what has reported")
            .list(INSTRUMENT, List.of());
    return new ThresholdRule(entities, thresholds, Set.copyOf(instruments));
  }

  private static Thresholds ramps(Section section) {
    Thresholds thresholds = Thresholds.DEFAULT;
    for (Measure measure : Measure.values()) {
      Ramp initial = thresholds.ramps().get(measure);
      Ramp ramp = section.section(measure.word(), inside -> ramp(inside, initial));
      thresholds = thresholds.with(measure, ramp);
    }
    return thresholds;
  }

  private static Ramp ramp(Section section, Ramp initial) {
    double low =
        section.ask("low", "up to here it does not matter").or(Kinds.AMOUNT, initial.low());
    double high =
        section.ask("high", "from here on it matters fully").or(Kinds.AMOUNT, initial.high());
    if (low < high) {
      return new Ramp(low, high);
    }
    section.wrong("high", "is not above low", "more than " + low);
    return initial;
  }

  private static Function<Section, Thresholds> weights(Thresholds before) {
    return section -> {
      Thresholds thresholds = before;
      for (Component component : Component.values()) {
        double weight =
            section
                .ask(component.word(), "what it can contribute to the score alone")
                .or(new NumberKind(0.001, 0.999, "as a share"), before.weights().get(component));
        thresholds = thresholds.with(component, weight);
      }
      return thresholds;
    };
  }

  private static Function<Section, Thresholds> limits(Thresholds before) {
    return section -> {
      Limits initial = before.limits();
      double warn = limit(section, "warn", "a score that counts towards it", initial.warn());
      double critical =
          limit(section, "critical", "a score that counts towards it", initial.critical());
      double leaveCritical =
          limit(section, "leave_critical", "below it critical ends", initial.leaveCritical());
      double leaveWarn = limit(section, "leave_warn", "below it warn ends", initial.leaveWarn());
      try {
        return before.with(new Limits(warn, critical, leaveCritical, leaveWarn));
      } catch (IllegalArgumentException e) {
        section.wrong("critical", "does not fit the others", e.getMessage());
        return before;
      }
    };
  }

  private static double limit(Section section, String name, String about, double initial) {
    return section.ask(name, about).or(Kinds.SHARE, initial);
  }
}
