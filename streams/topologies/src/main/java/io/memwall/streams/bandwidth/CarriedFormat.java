package io.memwall.streams.bandwidth;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.bandwidth.Carried.Path;
import java.util.Optional;

/** The bytes of {@link Carried} in the state and on the topic before the fold of links. */
final class CarriedFormat {
  private CarriedFormat() {}

  static void write(ByteWriter out, Carried carried) {
    var half = carried.half();
    var path = carried.path();
    out.text(half.tap()).text(half.connection()).int32(half.incarnation()).int32(half.direction());
    out.text(path.fabric())
        .text(path.macSource())
        .text(path.macDestination())
        .int8(path.link().isPresent() ? 1 : 0);
    path.link().ifPresent(out::text);
    write(out, carried.traffic());
  }

  static Carried read(ByteReader in) {
    return new Carried(
        new Half(in.text(), in.text(), in.int32(), in.int32()), path(in), traffic(in));
  }

  private static Path path(ByteReader in) {
    return new Path(
        in.text(),
        in.text(),
        in.text(),
        in.int8() == 1 ? Optional.of(in.text()) : Optional.empty());
  }

  private static void write(ByteWriter out, Traffic traffic) {
    out.int64(traffic.frames())
        .int64(traffic.newFrames())
        .int64(traffic.retransFrames())
        .int64(traffic.messages())
        .int64(traffic.frameBytes())
        .int64(traffic.wireBytes())
        .int64(traffic.retransWireBytes())
        .int64(traffic.payloadBytes())
        .int64(traffic.goodputBytes());
  }

  private static Traffic traffic(ByteReader in) {
    return new Traffic(
        in.int64(),
        in.int64(),
        in.int64(),
        in.int64(),
        in.int64(),
        in.int64(),
        in.int64(),
        in.int64(),
        in.int64());
  }
}
