package io.memwall.streams.hotspot;

import java.util.EnumMap;
import java.util.Map;

/**
 * When an entity is thought to be near the wall.
 *
 * @param ramps of every measure
 * @param weights of every component, each above 0 and below 1
 * @param limits of the score
 */
public record Thresholds(Map<Measure, Ramp> ramps, Map<Component, Double> weights, Limits limits) {

  /** What holds unless the rules say otherwise. */
  public static final Thresholds DEFAULT =
      new Thresholds(
          Map.of(
              Measure.UTILISATION, new Ramp(0.60, 0.95),
              Measure.DEMAND_RATIO, new Ramp(1.0, 1.5),
              Measure.LATENCY_INFLATION, new Ramp(1.5, 4),
              Measure.PRESSURE, new Ramp(0.05, 0.40),
              Measure.USED_SHARE, new Ramp(0.80, 0.95),
              Measure.FAIL_RATE, new Ramp(0, 0.01),
              Measure.CREDIT_STALL, new Ramp(0.02, 0.25),
              Measure.RETRANSMIT_RATIO, new Ramp(0.001, 0.02),
              Measure.TRANSIT, new Ramp(0.2, 0.5)),
          Map.of(
              Component.DEMAND, 0.6,
              Component.LATENCY, 0.7,
              Component.STALLS, 0.8,
              Component.POOL, 0.8,
              Component.CREDITS, 0.5,
              Component.RETRANSMITS, 0.4,
              Component.CONTENTION, 0.7),
          Limits.DEFAULT);

  /**
   * Where the score changes a state.
   *
   * @param warn at and above it a window counts towards WARN
   * @param critical at and above it a corroborated window counts towards CRITICAL
   * @param leaveCritical below it a window counts towards leaving CRITICAL; at most critical
   * @param leaveWarn below it a window counts towards leaving WARN; at most warn
   */
  public record Limits(double warn, double critical, double leaveCritical, double leaveWarn) {
    static final Limits DEFAULT = new Limits(0.40, 0.70, 0.55, 0.30);

    /** From here up a score can only raise a state: it counts towards leaving none. */
    double beyondDoubt() {
      return Math.max(warn, leaveCritical);
    }

    public Limits {
      boolean inside =
          0 < leaveWarn
              && leaveWarn <= warn
              && warn <= critical
              && critical < 1
              && leaveWarn <= leaveCritical
              && leaveCritical <= critical;
      if (!inside) {
        throw new IllegalArgumentException(
            "limits must hold 0 < leave_warn <= warn <= critical < 1 and leave_warn <="
                + " leave_critical <= critical");
      }
    }
  }

  public Thresholds {
    ramps = Map.copyOf(ramps);
    weights = Map.copyOf(weights);
    for (var measure : Measure.values()) {
      if (!ramps.containsKey(measure)) {
        throw new IllegalArgumentException("no ramp of " + measure.word());
      }
    }
    for (var component : Component.values()) {
      double weight = weights.getOrDefault(component, 0.0);
      if (!(weight > 0 && weight < 1)) {
        throw new IllegalArgumentException(
            "the weight of " + component.word() + " is not between 0 and 1");
      }
    }
  }

  /** The same with another ramp for one measure. */
  public Thresholds with(Measure measure, Ramp ramp) {
    var changed = new EnumMap<>(ramps);
    changed.put(measure, ramp);
    return new Thresholds(changed, weights, limits);
  }

  /** The same with another weight of one component. */
  public Thresholds with(Component component, double weight) {
    var changed = new EnumMap<>(weights);
    changed.put(component, weight);
    return new Thresholds(ramps, changed, limits);
  }

  /** The same with other limits. */
  public Thresholds with(Limits other) {
    return new Thresholds(ramps, weights, other);
  }

  double weight(Component component) {
    return weights.get(component);
  }

  Ramp ramp(Measure measure) {
    return ramps.get(measure);
  }

  /** How much of its weight a raw value calls for, 0 to 1. */
  double x(Measure measure, double value) {
    return ramp(measure).at(value);
  }
}
