package io.memwall.streams.contention;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.contention.Reading.Origin;
import io.memwall.streams.contention.Reading.Position;
import io.memwall.streams.contention.Reading.Sums;
import io.memwall.streams.contention.Reading.Uncached;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The bytes of a {@link Reading} in the state and on the topic before the fold. Only counts that
 * are not 0 are written; places name masters by their index in the sums.
 */
final class ReadingFormat {
  private ReadingFormat() {}

  static void write(ByteWriter out, Reading reading) {
    var origin = reading.origin();
    var sums = reading.sums();
    var names = sums.masters().known();
    out.text(origin.fabric())
        .text(origin.pool())
        .text(origin.port())
        .text(origin.tap())
        .int8(Position.ALL.indexOf(origin.position()));
    out.int32(names.size());
    names.forEach(out::text);
    out.int8(sums.masters().more() ? 1 : 0).int8(sums.knowsUpgrades() ? 1 : 0);
    write(out, sums.counts());
    write(out, sums.pingPong());
    out.int64(sums.uncached().probes()).int64(sums.uncached().accesses());
    write(out, reading.lines(), names);
    write(out, reading.regions(), names);
  }

  static Reading read(ByteReader in) {
    var origin =
        new Origin(in.text(), in.text(), in.text(), in.text(), Position.ALL.get(in.int8()));
    var names = list(in.int32(), in::text);
    var masters = new Masters(names, in.int8() == 1);
    boolean knowsUpgrades = in.int8() == 1;
    var sums =
        new Sums(
            counts(in), pingPong(in), new Uncached(in.int64(), in.int64()), masters, knowsUpgrades);
    var lines = list(in.int32(), () -> place(in, names));
    return new Reading(origin, sums, lines, list(in.int32(), () -> place(in, names)));
  }

  private static void write(ByteWriter out, List<Place> places, List<String> names) {
    out.int32(places.size());
    for (var place : places) {
      out.int64(place.address()).int64(place.weight().sum()).int64(place.weight().error());
      write(out, place.counts());
      write(out, place.pingPong());
      out.int32(place.masters().known().size());
      place.masters().known().forEach(name -> out.int32(names.indexOf(name)));
      out.int8(place.masters().more() ? 1 : 0);
      out.int32(place.lines().touched().orElse(-1)).int64(place.lines().topTransfers());
    }
  }

  private static Place place(ByteReader in, List<String> names) {
    return new Place(
        in.int64(),
        new Place.Weight(in.int64(), in.int64()),
        counts(in),
        pingPong(in),
        new Masters(list(in.int32(), () -> names.get(in.int32())), in.int8() == 1),
        new Place.Lines(touched(in.int32()), in.int64()));
  }

  private static OptionalInt touched(int lines) {
    return lines < 0 ? OptionalInt.empty() : OptionalInt.of(lines);
  }

  private static void write(ByteWriter out, Counts counts) {
    var present = counts.present();
    out.int8(present.size());
    present.forEach((counter, count) -> out.int8(Counter.ALL.indexOf(counter)).int64(count));
  }

  private static Counts counts(ByteReader in) {
    var present = new EnumMap<Counter, Long>(Counter.class);
    for (int left = in.int8(); left > 0; left--) {
      present.put(Counter.ALL.get(in.int8()), in.int64());
    }
    return Counts.of(present);
  }

  private static void write(ByteWriter out, PingPong pingPong) {
    out.int64(pingPong.transfers()).int64(pingPong.chances());
  }

  private static PingPong pingPong(ByteReader in) {
    return new PingPong(in.int64(), in.int64());
  }

  private static <T> List<T> list(int size, Supplier<T> each) {
    var list = new ArrayList<T>();
    for (int i = 0; i < size; i++) {
      list.add(each.get());
    }
    return list;
  }
}
