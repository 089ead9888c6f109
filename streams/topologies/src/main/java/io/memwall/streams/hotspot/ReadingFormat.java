package io.memwall.streams.hotspot;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Revision;
import io.memwall.streams.attribution.Owner;
import io.memwall.streams.hotspot.Reading.Interval;
import io.memwall.streams.hotspot.Reading.Origin;
import io.memwall.streams.hotspot.Setting.Owned;
import io.memwall.streams.hotspot.Setting.Place;
import io.memwall.streams.hotspot.Setting.Share;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Readings as bytes, for rows and between the steps. */
final class ReadingFormat {
  private ReadingFormat() {}

  static byte[] encode(Reading reading) {
    var out = new ByteWriter();
    reading.entity().write(out);
    var origin = reading.origin();
    out.text(origin.question()).text(origin.source()).text(origin.instrument().name());
    out.int64(origin.revision().generation()).int64(origin.revision().counter());
    list(out, origin.nodes(), out::text);
    out.int64(reading.interval().startNs()).int64(reading.interval().endNs());
    out.int8(reading.values().size());
    reading.values().forEach((measure, value) -> out.text(measure.name()).int64(bits(value)));
    out.int8(reading.absent().size());
    reading
        .absent()
        .forEach(
            (component, why) ->
                out.text(component.name()).text(why.reason()).int8(why.excused() ? 1 : 0));
    optional(out, reading.coverage());
    setting(out, reading.setting());
    return out.bytes();
  }

  static Reading decode(byte[] bytes) {
    var in = new ByteReader(bytes);
    var entity = Entity.read(in);
    var origin =
        new Origin(
            in.text(),
            in.text(),
            Instrument.valueOf(in.text()),
            new Revision(in.int64(), in.int64()),
            list(in, in::text));
    var interval = new Interval(in.int64(), in.int64());
    var values = new EnumMap<Measure, Double>(Measure.class);
    for (int left = in.int8(); left > 0; left--) {
      values.put(Measure.valueOf(in.text()), Double.longBitsToDouble(in.int64()));
    }
    var absent = new EnumMap<Component, Absence>(Component.class);
    for (int left = in.int8(); left > 0; left--) {
      absent.put(Component.valueOf(in.text()), new Absence(in.text(), in.int8() == 1));
    }
    return new Reading(entity, origin, interval, values, absent, optional(in), setting(in));
  }

  private static void setting(ByteWriter out, Setting setting) {
    out.text(setting.fabric());
    out.int8(setting.oomKills().isPresent() ? 1 : 0).int64(setting.oomKills().orElse(0));
    optional(out, setting.baselineNs());
    list(
        out,
        setting.regions(),
        place -> {
          out.text(place.region());
          owner(out, place.owner());
          optional(out, place.transit());
        });
    list(
        out,
        setting.owners(),
        one -> {
          owner(out, one.owner());
          out.int64(one.bytes());
        });
    list(out, setting.masters(), share -> out.text(share.name()).int64(share.bytes()));
    list(out, setting.hosts(), out::text);
    list(out, setting.suffering(), out::text);
    list(out, setting.parents(), out::text);
  }

  private static Setting setting(ByteReader in) {
    String fabric = in.text();
    boolean known = in.int8() == 1;
    long kills = in.int64();
    return new Setting(
        fabric,
        known ? OptionalLong.of(kills) : OptionalLong.empty(),
        optional(in),
        list(in, () -> place(in)),
        list(in, () -> new Owned(owner(in), in.int64())),
        list(in, () -> new Share(in.text(), in.int64())),
        list(in, in::text),
        list(in, in::text),
        list(in, in::text));
  }

  private static Place place(ByteReader in) {
    String region = in.text();
    var owner = owner(in);
    return new Place(region, optional(in), owner);
  }

  private static void owner(ByteWriter out, Owner owner) {
    out.text(owner.tenant().orElse(""));
    out.text(owner.workload().orElse(""));
    out.text(owner.allocation().orElse(""));
  }

  private static Owner owner(ByteReader in) {
    return new Owner(said(in.text()), said(in.text()), said(in.text()));
  }

  private static Optional<String> said(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static <T> void list(ByteWriter out, List<T> items, Consumer<T> write) {
    out.int32(items.size());
    items.forEach(write);
  }

  private static <T> List<T> list(ByteReader in, Supplier<T> read) {
    var items = new ArrayList<T>();
    for (int left = in.int32(); left > 0; left--) {
      items.add(read.get());
    }
    return items;
  }

  private static void optional(ByteWriter out, OptionalDouble value) {
    out.int8(value.isPresent() ? 1 : 0).int64(bits(value.orElse(0)));
  }

  private static OptionalDouble optional(ByteReader in) {
    boolean known = in.int8() == 1;
    double value = Double.longBitsToDouble(in.int64());
    return known ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }
}
