package io.memwall.streams.hotspot;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far an entity has been judged.
 *
 * @param watch its state
 * @param decidedNs end of the last window decided
 * @param sources keys of the sources that spoke for the whole of it
 * @param heardNs end of the last window each instrument said anything of
 * @param topped components at the top of their ramps in it
 * @param around the fabric and the parents of the entity
 * @param results how many results were given
 */
record Progress(
    Watch watch,
    long decidedNs,
    List<String> sources,
    Map<Instrument, Long> heardNs,
    Set<Component> topped,
    Setting around,
    long results) {

  /** An instrument that has said nothing for so long is no part of an entity's instrumentation. */
  private static final long FORGOTTEN_NS = 3_600_000_000_000L;

  Progress {
    sources = List.copyOf(sources);
    heardNs = Map.copyOf(heardNs);
    topped = Set.copyOf(topped);
  }

  static Progress begin(long startNs) {
    return new Progress(
        Watch.begin(startNs), startNs, List.of(), Map.of(), Set.of(), Setting.of(""), 0);
  }

  /** The instruments that reported within the last hour, or report now. */
  Set<Instrument> instruments(long atNs, Set<Instrument> now) {
    var found = EnumSet.noneOf(Instrument.class);
    found.addAll(now);
    heardNs.forEach(
        (instrument, heard) -> {
          if (atNs - heard <= FORGOTTEN_NS) {
            found.add(instrument);
          }
        });
    return found;
  }

  /** After a window was judged. */
  Progress after(long endNs, Judged judged) {
    var heard = new EnumMap<Instrument, Long>(Instrument.class);
    heard.putAll(heardNs);
    judged.gathered().instruments().forEach(instrument -> heard.put(instrument, endNs));
    // A source that was late once is still waited for: decided without it at once, every later
    // window would be over before it speaks.
    var expected = new TreeSet<>(sources);
    expected.addAll(judged.gathered().settled());
    return new Progress(
        judged.watch(),
        endNs,
        List.copyOf(expected),
        heard,
        judged.verdict().topped(),
        judged.gathered().setting().lasting(),
        results + 1);
  }

  /** The same, with one source more that is waited for. */
  Progress waitingFor(String source) {
    var expected = new TreeSet<>(sources);
    expected.add(source);
    return new Progress(watch, decidedNs, List.copyOf(expected), heardNs, topped, around, results);
  }

  /** What a window came to. */
  record Judged(Gathered gathered, Verdict verdict, Watch watch) {}

  /** After windows nobody spoke of, while the state was unknown already. */
  Progress skippedTo(long endNs) {
    return new Progress(watch, endNs, sources, heardNs, topped, around, results);
  }

  byte[] encode() {
    var out = new ByteWriter();
    watch.write(out);
    out.int64(decidedNs).int64(results).int32(sources.size());
    sources.forEach(out::text);
    out.int8(heardNs.size());
    heardNs.forEach((instrument, heard) -> out.text(instrument.name()).int64(heard));
    out.int8(topped.size());
    topped.forEach(component -> out.text(component.name()));
    out.text(around.fabric()).int32(around.parents().size());
    around.parents().forEach(out::text);
    return out.bytes();
  }

  static Progress decode(byte[] bytes) {
    var in = new ByteReader(bytes);
    var watch = Watch.read(in);
    long decided = in.int64();
    long results = in.int64();
    var sources = new ArrayList<String>();
    for (int left = in.int32(); left > 0; left--) {
      sources.add(in.text());
    }
    var heard = new EnumMap<Instrument, Long>(Instrument.class);
    for (int left = in.int8(); left > 0; left--) {
      heard.put(Instrument.valueOf(in.text()), in.int64());
    }
    var topped = EnumSet.noneOf(Component.class);
    for (int left = in.int8(); left > 0; left--) {
      topped.add(Component.valueOf(in.text()));
    }
    var around = Setting.of(in.text());
    var parents = new ArrayList<String>();
    for (int left = in.int32(); left > 0; left--) {
      parents.add(in.text());
    }
    return new Progress(
        watch, decided, sources, heard, topped, around.withParents(parents), results);
  }
}
