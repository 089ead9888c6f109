package io.memwall.streams.bandwidth;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.bandwidth.Carried.Master;
import io.memwall.streams.bandwidth.Carried.Path;
import io.memwall.streams.bandwidth.Carried.TapSide;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The bytes of {@link Carried} in the state and on the topic before the fold of links. */
final class CarriedFormat {
  private CarriedFormat() {}

  static void write(ByteWriter out, Carried carried) {
    var path = carried.path();
    out.text(path.fabric()).text(path.macSource()).text(path.macDestination());
    out.int8(path.links().size());
    path.links().forEach(out::text);
    out.int8(carried.master().code()).int8(carried.tap().rank());
    write(out, carried.traffic());
    write(out, carried.losses());
    write(out, carried.classes());
    out.int8(carried.stalls().size());
    carried.stalls().forEach(stall -> write(out.int8(stall.channel()), stall.stallNs()));
    write(out, carried.burst());
  }

  static Carried read(ByteReader in) {
    return new Carried(
        new Path(in.text(), in.text(), in.text(), texts(in)),
        Master.of(in.int8()),
        TapSide.of(in.int8()),
        traffic(in),
        losses(in),
        classes(in),
        stalls(in),
        burst(in));
  }

  private static List<String> texts(ByteReader in) {
    var texts = new ArrayList<String>();
    for (int left = in.int8(); left > 0; left--) {
      texts.add(in.text());
    }
    return texts;
  }

  private static void write(ByteWriter out, Traffic traffic) {
    out.number(traffic.frames())
        .number(traffic.newFrames())
        .number(traffic.retransFrames())
        .number(traffic.messages())
        .number(traffic.frameBytes())
        .number(traffic.wireBytes())
        .number(traffic.retransWireBytes())
        .number(traffic.payloadBytes())
        .number(traffic.goodputBytes());
  }

  private static Traffic traffic(ByteReader in) {
    return new Traffic(
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number());
  }

  private static void write(ByteWriter out, Losses losses) {
    out.number(losses.fillFrames()).number(losses.gapFrames()).number(losses.gapEvents());
    write(out, losses.captureLost());
    write(out, losses.nakEpisodes());
  }

  private static Losses losses(ByteReader in) {
    return new Losses(in.number(), in.number(), in.number(), optional(in), optional(in));
  }

  private static void write(ByteWriter out, ClassMix classes) {
    out.int8(classes.byClass().size());
    classes
        .byClass()
        .forEach(
            (name, took) ->
                out.text(name)
                    .number(took.flits())
                    .number(took.payloadBytes())
                    .number(took.wireBytes()));
  }

  private static ClassMix classes(ByteReader in) {
    var byClass = new TreeMap<String, ClassMix.Took>();
    for (int left = in.int8(); left > 0; left--) {
      byClass.put(in.text(), new ClassMix.Took(in.number(), in.number(), in.number()));
    }
    return new ClassMix(byClass);
  }

  private static List<Stall> stalls(ByteReader in) {
    var stalls = new ArrayList<Stall>();
    for (int left = in.int8(); left > 0; left--) {
      stalls.add(new Stall(in.int8(), optional(in)));
    }
    return stalls;
  }

  private static void write(ByteWriter out, Optional<Burst> burst) {
    out.int8(burst.isPresent() ? 1 : 0);
    burst.ifPresent(
        one ->
            out.number(one.bins())
                .number(one.activeBins())
                .number(one.maxWireBytes())
                .number(one.sumWireBytes())
                .int64(one.sumSquares().shiftRight(Long.SIZE).longValue())
                .int64(one.sumSquares().longValue()));
  }

  private static Optional<Burst> burst(ByteReader in) {
    return in.int8() == 0
        ? Optional.empty()
        : Optional.of(new Burst(in.number(), in.number(), in.number(), in.number(), squares(in)));
  }

  private static BigInteger squares(ByteReader in) {
    var high = unsigned(in.int64());
    return high.shiftLeft(Long.SIZE).or(unsigned(in.int64()));
  }

  private static BigInteger unsigned(long bits) {
    var signed = BigInteger.valueOf(bits);
    return bits < 0 ? signed.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : signed;
  }

  private static void write(ByteWriter out, OptionalLong value) {
    out.int8(value.isPresent() ? 1 : 0);
    value.ifPresent(out::number);
  }

  private static OptionalLong optional(ByteReader in) {
    return in.int8() == 0 ? OptionalLong.empty() : OptionalLong.of(in.number());
  }
}
