package io.memwall.streams.hotspot;

import io.memwall.streams.Revision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What other thresholds would have made of windows that were judged already: the same verdicts and
 * the same states, from the raw values that each result keeps.
 */
public final class Retrial {
  private static final Revision THEN = new Revision(0, 0);

  private Retrial() {}

  /**
   * A window as it was judged.
   *
   * @param endNs its end, ns since 1970
   * @param instruments the entity was watched with
   * @param values raw, of the measures that were there
   * @param quiet components that had nothing to measure, so that none was missing
   * @param oomKills processes killed for want of memory
   */
  public record Window(
      long endNs,
      Set<Instrument> instruments,
      Map<Measure, Double> values,
      Set<Component> quiet,
      long oomKills) {
    public Window {
      instruments = Set.copyOf(instruments);
      values = Map.copyOf(values);
      quiet = Set.copyOf(quiet);
    }

    Gathered gathered() {
      var measured = new EnumMap<Measure, Measured>(Measure.class);
      values.forEach(
          (measure, value) ->
              measured.put(
                  measure, new Measured(measure, value, "", THEN, OptionalDouble.empty())));
      var absent = new EnumMap<Component, Absence>(Component.class);
      quiet.forEach(component -> absent.put(component, Absence.QUIET));
      var setting = Setting.of("").withOomKills(oomKills);
      return new Gathered(measured, absent, instruments, Set.of(), setting, OptionalDouble.empty());
    }
  }

  /**
   * What a window would have been.
   *
   * @param endNs its end
   * @param state after it: ok, warn, critical or unknown
   * @param score empty when there was too little to judge by
   */
  public record Standing(long endNs, String state, OptionalDouble score) {}

  /**
   * Judges an entity's windows again.
   *
   * @param windows in the order of their ends, without holes
   */
  public static List<Standing> of(Kind kind, List<Window> windows, Thresholds thresholds) {
    var standings = new ArrayList<Standing>();
    Optional<Watch> watch = Optional.empty();
    Set<Component> topped = EnumSet.noneOf(Component.class);
    for (Window window : windows) {
      var instrumentation = new Instrumentation(window.instruments(), true);
      var subject = new Verdict.Case(kind, instrumentation, thresholds, topped);
      Verdict verdict = Verdict.of(window.gathered(), subject);
      Watch after =
          watch
              .orElseGet(() -> Watch.begin(window.endNs()))
              .after(
                  window.endNs(),
                  verdict.value(),
                  verdict.corroboratedBy().isPresent(),
                  thresholds.limits());
      String state = after.state().name().toLowerCase(Locale.ROOT);
      standings.add(new Standing(window.endNs(), state, verdict.value()));
      topped = verdict.topped();
      watch = Optional.of(after);
    }
    return standings;
  }
}
