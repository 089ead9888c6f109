package io.memwall.streams.bandwidth;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.bandwidth.Contribution.Path;
import java.util.Optional;

/**
 * Our own bytes for observations: in the state, and on the internal topic between the two folds.
 *
 * <pre>
 * version (1)  kind (1: 1 contribution, 2 heartbeat)  epoch
 * contribution: half  interval  revision  path  traffic (9 × 8)
 * heartbeat:    watermark  last  span
 * </pre>
 *
 * Only this application reads them; a change of the layout raises the version and keeps reading the
 * earlier ones.
 */
final class ObservationFormat {
  private static final int VERSION = 1;
  private static final int CONTRIBUTION = 1;
  private static final int HEARTBEAT = 2;

  private ObservationFormat() {}

  static byte[] encode(Observation observation) {
    return observation instanceof Contribution contribution
        ? encode(contribution)
        : encode((Heartbeat) observation);
  }

  /**
   * Reads an observation.
   *
   * @throws IllegalArgumentException if a later version of ours wrote it
   */
  static Observation decode(byte[] bytes) {
    var in = new ByteReader(bytes);
    int version = in.int8();
    if (version != VERSION) {
      throw new IllegalArgumentException("observation of version " + version + ", not " + VERSION);
    }
    int kind = in.int8();
    var epoch = new Epoch(in.text(), in.text(), in.int64());
    return kind == CONTRIBUTION ? contribution(epoch, in) : heartbeat(epoch, in);
  }

  private static ByteWriter begin(int kind, Epoch epoch) {
    return new ByteWriter()
        .int8(VERSION)
        .int8(kind)
        .text(epoch.caseName())
        .text(epoch.node())
        .int64(epoch.epoch());
  }

  private static byte[] encode(Contribution contribution) {
    var half = contribution.half();
    var path = contribution.path();
    var out =
        begin(CONTRIBUTION, contribution.epoch())
            .text(half.tap())
            .text(half.connection())
            .int32(half.incarnation())
            .int32(half.direction());
    write(out, contribution.interval());
    out.int32(contribution.revision())
        .text(path.fabric())
        .text(path.macSource())
        .text(path.macDestination())
        .int8(path.link().isPresent() ? 1 : 0);
    path.link().ifPresent(out::text);
    write(out, contribution.traffic());
    return out.bytes();
  }

  private static Contribution contribution(Epoch epoch, ByteReader in) {
    var half = new Half(in.text(), in.text(), in.int32(), in.int32());
    var interval = interval(in);
    int revision = in.int32();
    return new Contribution(epoch, half, interval, revision, path(in), traffic(in));
  }

  private static byte[] encode(Heartbeat heartbeat) {
    var out =
        begin(HEARTBEAT, heartbeat.epoch())
            .int64(heartbeat.watermarkNs())
            .int8(heartbeat.last() ? 1 : 0);
    write(out, heartbeat.span());
    return out.bytes();
  }

  private static Heartbeat heartbeat(Epoch epoch, ByteReader in) {
    return new Heartbeat(epoch, in.int64(), in.int8() == 1, span(in));
  }

  static void write(ByteWriter out, Span span) {
    write(out, span.interval());
    out.int64(span.coveredNs())
        .int64(span.frames())
        .int64(span.drops())
        .int32(span.version().revision())
        .int64(span.version().sequence());
  }

  static Span span(ByteReader in) {
    return new Span(
        interval(in), in.int64(), in.int64(), in.int64(), new Span.Version(in.int32(), in.int64()));
  }

  private static void write(ByteWriter out, Interval interval) {
    out.int64(interval.startNs()).int64(interval.endNs());
  }

  private static Interval interval(ByteReader in) {
    return new Interval(in.int64(), in.int64());
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
