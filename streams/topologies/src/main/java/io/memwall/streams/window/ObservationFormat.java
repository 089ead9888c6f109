package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;

/**
 * Our own bytes for observations: in the state, and on the internal topic before a fold.
 *
 * <pre>
 * version (1)  kind (1: 1 contribution, 2 heartbeat)  epoch
 * contribution: source  interval  revision  evidence
 * heartbeat:    watermark  last  span
 * </pre>
 *
 * Only this application reads them; a change of the layout raises the version.
 */
final class ObservationFormat<E> {
  private static final int VERSION = 3;
  private static final int CONTRIBUTION = 1;
  private static final int HEARTBEAT = 2;

  private final Kind<E> kind;

  ObservationFormat(Kind<E> kind) {
    this.kind = kind;
  }

  byte[] encode(Observation<E> observation) {
    return observation instanceof Contribution<E> contribution
        ? encode(contribution)
        : encode((Heartbeat<E>) observation);
  }

  /**
   * Reads an observation.
   *
   * @throws IllegalArgumentException if another version of ours wrote it
   */
  Observation<E> decode(byte[] bytes) {
    var in = new ByteReader(bytes);
    int version = in.int8();
    if (version != VERSION) {
      throw new IllegalArgumentException("observation of version " + version + ", not " + VERSION);
    }
    int type = in.int8();
    var epoch = new Epoch(in.text(), in.text(), in.int64());
    return type == CONTRIBUTION ? contribution(epoch, in) : heartbeat(epoch, in);
  }

  private static ByteWriter begin(int type, Epoch epoch) {
    return new ByteWriter()
        .int8(VERSION)
        .int8(type)
        .text(epoch.caseName())
        .text(epoch.node())
        .int64(epoch.epoch());
  }

  private byte[] encode(Contribution<E> contribution) {
    var source = contribution.source();
    var out =
        begin(CONTRIBUTION, contribution.epoch())
            .text(source.subject())
            .text(source.part())
            .text(source.tap());
    write(out, contribution.interval());
    out.int32(contribution.revision());
    kind.write(out, contribution.evidence());
    return out.bytes();
  }

  private Contribution<E> contribution(Epoch epoch, ByteReader in) {
    var source = new Source(in.text(), in.text(), in.text());
    return new Contribution<>(epoch, source, interval(in), in.int32(), kind.read(in));
  }

  private byte[] encode(Heartbeat<E> heartbeat) {
    var out =
        begin(HEARTBEAT, heartbeat.epoch())
            .int64(heartbeat.watermarkNs())
            .int8(heartbeat.last() ? 1 : 0);
    write(out, heartbeat.span());
    return out.bytes();
  }

  private static <E> Heartbeat<E> heartbeat(Epoch epoch, ByteReader in) {
    return new Heartbeat<>(epoch, in.int64(), in.int8() == 1, span(in));
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
}
