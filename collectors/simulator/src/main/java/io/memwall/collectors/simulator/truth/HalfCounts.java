package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.CreditReturn;
import io.memwall.collectors.simulator.fabric.Frame;
import io.memwall.collectors.simulator.fabric.FrameType;
import io.memwall.collectors.simulator.fabric.Kind;
import io.memwall.collectors.simulator.fabric.Message;
import io.memwall.collectors.simulator.fabric.TapFaults;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts one half. Written by the simulation's thread; closed seconds are read by any. */
final class HalfCounts {
  private static final int FCS_BYTES = 4;
  private static final int ETHERNET_AND_HEADER_BYTES = 22;

  private final TapFaults.Framing framing;
  private final History<HalfSecond> seconds;
  private final long[] figures = new long[HalfFigure.COUNT];
  private final Map<Kind, Long> messages = new EnumMap<>(Kind.class);
  private final Map<Channel, Long> flits = new EnumMap<>(Channel.class);
  private final Map<Purpose, Long> classFlits = new EnumMap<>(Purpose.class);
  private final Map<Channel, Long> creditsGranted = new EnumMap<>(Channel.class);
  private final Map<ParamGroup.Value, Long> params = new TreeMap<>();
  private final Map<String, Long> anomalies = new TreeMap<>();
  private HalfSecond before = new HalfSecond(0, 0, 0, 0, 0, 0);

  HalfCounts(TapFaults.Framing framing, History<HalfSecond> seconds) {
    this.framing = framing;
    this.seconds = seconds;
  }

  void add(HalfFigure figure, long amount) {
    figures[figure.index()] += amount;
  }

  /** What every recorded frame counts for, whatever its number. */
  void frame(Frame frame, SightingClass sightingClass) {
    int length = frame.lengthBytes() + framing.tagBytes();
    long wireBytes = frame.wireBytes(framing.tagBytes());
    add(HalfFigure.FRAMES, 1);
    add(HalfFigure.FRAME_BYTES, length + FCS_BYTES);
    add(HalfFigure.WIRE_BYTES, wireBytes);
    add(sightingClass.figure(), 1);
    if (sightingClass == SightingClass.RETRANS) {
      add(HalfFigure.RETRANS_WIRE_BYTES, wireBytes);
    }
    if (frame.type() == FrameType.OPEN) {
      add(HalfFigure.OPEN_FRAMES, 1);
    } else if (frame.type() == FrameType.CLOSE) {
      add(HalfFigure.CLOSE_FRAMES, 1);
    }
    oddities(frame, length);
  }

  private void oddities(Frame frame, int length) {
    if (isCut(length)) {
      oddity("snaplen_truncated");
    } else if (frame.shape().maskOnPadding()) {
      oddity("mask_on_padding");
    } else if (frame.shape().maskOverData()) {
      oddity("quirk_mask_over_data");
    }
  }

  void oddity(String code) {
    anomalies.merge(code, 1L, Long::sum);
  }

  private boolean isCut(int length) {
    int recorded = length + (framing.fcs() ? FCS_BYTES : 0);
    // Without its end a frame has lost its mask, unless only the FCS is missing.
    return framing.snapBytes() > 0
        && recorded > framing.snapBytes()
        && length > framing.snapBytes();
  }

  /** The messages whose first word was recorded. */
  List<Message> visible(Frame frame) {
    List<Message> all = frame.messages();
    int length = frame.lengthBytes() + framing.tagBytes();
    if (all.size() < 2 || !isCut(length)) {
      return all;
    }
    int recorded =
        (framing.snapBytes() - ETHERNET_AND_HEADER_BYTES - framing.tagBytes()) / Long.BYTES;
    int flit = 0;
    int count = 0;
    while (count < all.size() && flit < recorded) {
      flit += all.get(count).flits();
      count++;
    }
    return all.subList(0, count);
  }

  void payload(List<Message> visible, boolean firstSighting) {
    for (Message message : visible) {
      add(HalfFigure.PAYLOAD_BYTES, message.payloadBytes());
      if (firstSighting) {
        add(HalfFigure.GOODPUT_BYTES, message.payloadBytes());
      }
    }
    if (firstSighting && visible.isEmpty()) {
      add(HalfFigure.EMPTY_FRAMES, 1);
    }
  }

  /** A message of a first sighting. */
  void message(Message message, Purpose purpose) {
    add(HalfFigure.MESSAGES, 1);
    long cost = message.flits();
    messages.merge(message.kind(), 1L, Long::sum);
    flits.merge(message.kind().channel(), cost, Long::sum);
    classFlits.merge(purpose, cost, Long::sum);
    ParamGroup.of(message.kind())
        .ifPresent(
            group -> params.merge(new ParamGroup.Value(group, message.param()), 1L, Long::sum));
  }

  /** The other half returned credits to this one. */
  void granted(CreditReturn credit) {
    if (credit.channel() > 0) {
      creditsGranted.merge(Channel.of(credit.channel()), 1L << credit.exponent(), Long::sum);
    }
  }

  /** Keeps what came since the last close as the content of [t0, t1). */
  void close(long t0, long t1) {
    HalfSecond now = sofar();
    seconds.add(
        new HalfSecond(
            t0,
            t1,
            now.frames() - before.frames(),
            now.wireBytes() - before.wireBytes(),
            now.goodputBytes() - before.goodputBytes(),
            now.messages() - before.messages()),
        t0);
    before = now;
  }

  private HalfSecond sofar() {
    return new HalfSecond(
        0,
        0,
        figures[HalfFigure.FRAMES.index()],
        figures[HalfFigure.WIRE_BYTES.index()],
        figures[HalfFigure.GOODPUT_BYTES.index()],
        figures[HalfFigure.MESSAGES.index()]);
  }

  History<HalfSecond> seconds() {
    return seconds;
  }

  HalfTotals totals() {
    Map<HalfFigure, Long> all = new EnumMap<>(HalfFigure.class);
    for (HalfFigure figure : HalfFigure.values()) {
      all.put(figure, figures[figure.index()]);
    }
    return new HalfTotals(all, messages, flits, params, classFlits, creditsGranted, anomalies);
  }
}
