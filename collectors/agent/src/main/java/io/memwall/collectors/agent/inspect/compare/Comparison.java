package io.memwall.collectors.agent.inspect.compare;

import io.memwall.collectors.agent.inspect.TextTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What differs between two captures.
 *
 * @param there name of the other capture
 * @param equal figures that are the same in both
 * @param shifts figures that are not
 * @param frames per half, those both captures hold
 * @param onlyHere halves the other capture has not
 * @param onlyThere halves that only the other capture has
 */
public record Comparison(
    String there,
    long equal,
    List<FigureShift> shifts,
    List<FrameShift> frames,
    List<String> onlyHere,
    List<String> onlyThere) {

  public Comparison {
    shifts = List.copyOf(shifts);
    frames = List.copyOf(frames);
    onlyHere = List.copyOf(onlyHere);
    onlyThere = List.copyOf(onlyThere);
  }

  /** Compares the capture that was inspected with another one. */
  public static Comparison of(Side here, Side there) {
    var mine = FigureSet.of(here.inspection());
    var others = FigureSet.of(there.inspection());
    Map<HalfKey, HalfKey> pairs = pairs(mine.keySet(), others.keySet());
    var shifts = new ArrayList<FigureShift>();
    var frames = new ArrayList<FrameShift>();
    long equal = 0;
    for (Map.Entry<HalfKey, HalfKey> pair : pairs.entrySet()) {
      String half = text(pair.getKey(), mine.keySet());
      equal += shifts(half, mine.get(pair.getKey()), others.get(pair.getValue()), shifts);
      frames.add(
          FrameShift.of(half, here.times().of(pair.getKey()), there.times().of(pair.getValue())));
    }
    return new Comparison(
        there.inspection().file().name(),
        equal,
        shifts,
        frames,
        left(mine.keySet(), pairs.keySet()),
        left(others.keySet(), new HashSet<>(pairs.values())));
  }

  private static Map<HalfKey, HalfKey> pairs(Set<HalfKey> mine, Set<HalfKey> others) {
    var pairs = new LinkedHashMap<HalfKey, HalfKey>();
    mine.stream().filter(others::contains).forEach(key -> pairs.put(key, key));
    var free = new ArrayList<>(others);
    free.removeAll(pairs.values());
    for (HalfKey key : mine) {
      Optional<HalfKey> same =
          free.stream().filter(other -> other.way().equals(key.way())).findFirst();
      if (!pairs.containsKey(key) && same.isPresent()) {
        pairs.put(key, same.get());
        free.remove(same.get());
      }
    }
    return pairs;
  }

  private static String text(HalfKey key, Set<HalfKey> all) {
    boolean severalTaps = all.stream().map(HalfKey::interfaceName).distinct().count() > 1;
    return (severalTaps ? key.interfaceName() + " " : "") + key.way().text();
  }

  private static List<String> left(Set<HalfKey> all, Set<HalfKey> paired) {
    return all.stream().filter(key -> !paired.contains(key)).map(key -> text(key, all)).toList();
  }

  private static long shifts(
      String half,
      NavigableMap<String, Long> mine,
      NavigableMap<String, Long> others,
      List<FigureShift> shifts) {
    var names = new TreeSet<>(mine.keySet());
    names.addAll(others.keySet());
    long equal = 0;
    for (String name : names) {
      if (mine.containsKey(name) && mine.get(name).equals(others.get(name))) {
        equal++;
      } else {
        shifts.add(new FigureShift(half, name, known(mine.get(name)), known(others.get(name))));
      }
    }
    return equal;
  }

  private static OptionalLong known(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Tables for people. */
  public String text() {
    var text = new StringBuilder("Compared with ").append(there).append('\n');
    text.append("  ").append(equal).append(" figures are the same, ");
    text.append(shifts.size()).append(" are not\n");
    if (!shifts.isEmpty()) {
      var table = new TextTable("half", "figure", ">here", ">there", ">difference");
      shifts.forEach(
          each ->
              table.row(each.half(), each.figure(), each.here(), each.there(), each.difference()));
      append(text, "\nFigures that differ\n", table);
    }
    append(text, "\nFrames by sequence number (shift in ns)\n", frameTable());
    onlyHere.forEach(half -> text.append("  only here: ").append(half).append('\n'));
    onlyThere.forEach(half -> text.append("  only there: ").append(half).append('\n'));
    return text.toString();
  }

  private TextTable frameTable() {
    var table =
        new TextTable(
            "half", ">in both", ">only here", ">only there", ">min", ">p50", ">p99", ">max", "all");
    for (FrameShift each : frames) {
      Optional<FrameShift.Shift> shift = each.shift();
      table.row(
          each.half(),
          each.both(),
          each.onlyHere(),
          each.onlyThere(),
          shift.map(s -> OptionalLong.of(s.min())).orElse(OptionalLong.empty()),
          shift.map(s -> OptionalLong.of(s.p50())).orElse(OptionalLong.empty()),
          shift.map(s -> OptionalLong.of(s.p99())).orElse(OptionalLong.empty()),
          shift.map(s -> OptionalLong.of(s.max())).orElse(OptionalLong.empty()),
          each.whole() ? "yes" : "first " + FrameTimes.LIMIT);
    }
    return table;
  }

  private static void append(StringBuilder text, String title, TextTable table) {
    if (!table.isEmpty()) {
      text.append(title);
      table.lines().forEach(line -> text.append(line).append('\n'));
    }
  }
}
