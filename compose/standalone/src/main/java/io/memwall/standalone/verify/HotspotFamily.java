package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * States an entity went through and what it was blamed for. Of the two directions of a link the one
 * that came nearer to the wall speaks for it.
 */
final class HotspotFamily implements Family {
  private static final Map<String, String> COMPONENTS =
      Map.of(
          "d", "demand",
          "l", "latency",
          "s", "stalls",
          "p", "pool",
          "c", "credits",
          "r", "retransmits",
          "t", "contention");

  private final Map<String, List<Hotspot>> windows = new TreeMap<>();

  HotspotFamily(Answers answers) {
    answers
        .latest(
            Topics.HOTSPOT,
            each -> List.of(each.getEntityKind(), each.getEntity(), each.getTStart()),
            Hotspot::getRevision)
        .stream()
        .sorted(Comparator.comparingLong(each -> Nanos.of(each.getTStart())))
        .forEach(
            each -> windows.computeIfAbsent(entity(each), name -> new ArrayList<>()).add(each));
  }

  private static String entity(Hotspot hotspot) {
    String kind = hotspot.getEntityKind().name().toLowerCase(Locale.ROOT);
    return kind + ":" + hotspot.getEntity();
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    return switch (line.metric()) {
      case "expected_state" -> Optional.of(state(line));
      case "expected_cause" -> Optional.of(cause(line));
      case "expected_partial" -> Optional.of(partial(line));
      default -> Optional.empty();
    };
  }

  /** The windows of an entity, all of them; empty when it was never judged. */
  private Optional<List<Hotspot>> of(TruthLine line) {
    String name = line.text("entity").orElse("");
    return windows.entrySet().stream()
        .filter(each -> each.getKey().equals(name) || each.getKey().startsWith(name + "/"))
        .map(each -> within(each.getValue(), line))
        .filter(each -> !each.isEmpty())
        .max(Comparator.comparing(HotspotFamily::worst).thenComparing(HotspotFamily::highest));
  }

  /** What comes after the run says that nobody watches any more. */
  private static List<Hotspot> within(List<Hotspot> windows, TruthLine line) {
    return windows.stream().filter(each -> Nanos.of(each.getTStart()) < line.t1()).toList();
  }

  private static HotspotState worst(List<Hotspot> windows) {
    return windows.stream().map(Hotspot::getState).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static double highest(List<Hotspot> windows) {
    return windows.stream()
        .mapToDouble(each -> each.getScore() == null ? 0 : each.getScore())
        .max()
        .orElse(0);
  }

  private Seen state(TruthLine line) {
    var all = of(line);
    if (all.isEmpty()) {
      return new Seen.Nothing("it was never judged");
    }
    List<String> states = states(all.get());
    int nth = line.number("nth").orElse(-1);
    boolean same =
        nth < states.size()
            && states.get(nth).equals(line.text("state").orElse(""))
            && states.size() == line.number("of").orElse(states.size());
    return same
        ? new Seen.Value(line.value())
        : new Seen.Nothing("it went through " + String.join(", ", states));
  }

  private static List<String> states(List<Hotspot> windows) {
    var states = new ArrayList<String>();
    for (Hotspot each : windows) {
      for (HotspotState state : List.of(each.getPreviousState(), each.getState())) {
        String word = state.name().toLowerCase(Locale.ROOT);
        if (states.isEmpty() || !states.get(states.size() - 1).equals(word)) {
          states.add(word);
        }
      }
    }
    return states;
  }

  /** Of the window that put it into its worst state. */
  private Seen cause(TruthLine line) {
    var all = of(line);
    if (all.isEmpty()) {
      return new Seen.Nothing("it was never judged");
    }
    HotspotState worst = worst(all.get());
    List<String> causes =
        all.get().stream()
            .filter(each -> each.getState() == worst)
            .findFirst()
            .map(Hotspot::getCauses)
            .orElse(List.of());
    int place = causes.indexOf(COMPONENTS.get(line.text("cause").orElse("")));
    boolean same = causes.size() == line.number("of").orElse(causes.size()) && place >= 0;
    return same
        ? new Seen.Value(place)
        : new Seen.Nothing("it was blamed on " + String.join(", ", causes));
  }

  /** 1 when every score says that it is partial, and names these instruments and no others. */
  private Seen partial(TruthLine line) {
    var all = of(line);
    if (all.isEmpty()) {
      return new Seen.Nothing("it was never judged");
    }
    List<String> instruments = List.of(line.text("instruments").orElse("").split(","));
    boolean labelled =
        all.get().stream()
            .filter(each -> each.getScore() != null)
            .allMatch(each -> each.getPartial() && each.getInstrumentation().equals(instruments));
    boolean scored = all.get().stream().anyMatch(each -> each.getScore() != null);
    return scored
        ? new Seen.Value(labelled ? 1 : 0)
        : new Seen.Nothing("no window of it has a score");
  }
}
