package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.Messages;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A frame as one line for people. */
final class FrameText {
  private FrameText() {}

  /**
   * Number, time since the first frame, time since the one shown before, ends, then what it carries
   * and what the tracker says.
   *
   * @param previousNanos time of the frame shown before
   * @param manyTaps name the tap too
   */
  static String line(FrameSight sight, long previousNanos, boolean manyTaps) {
    return String.format(
            Locale.ROOT,
            "%7d %s %11s  %s%s%s",
            sight.number,
            seconds(sight.nanos - sight.firstNanos),
            "+" + NanosText.of(sight.nanos - previousNanos),
            manyTaps ? "[" + sight.tap + "] " : "",
            sight.isAddressed() ? sight.source() + " > " + sight.destination() : "?",
            "  " + content(sight))
        .stripTrailing();
  }

  /** What it carries, what is odd about it, what the tracker says. */
  static String content(FrameSight sight) {
    if (!sight.isTloe()) {
      return "not TLoE: " + sight.verdict.reject().map(reject -> reject.code()).orElse("");
    }
    var parts = new ArrayList<String>();
    parts.add(head(sight.frame, sight.verdict.frameClass()));
    parts.addAll(messages(sight.frame.messages()));
    String oddities = String.join(" ", oddities(sight.frame));
    String notes = sight.verdict.notes().stream().map(Note::text).collect(Collectors.joining("; "));
    return String.join("; ", parts)
        + (oddities.isEmpty() ? "" : "  ! " + oddities)
        + (notes.isEmpty() ? "" : "  -- " + notes);
  }

  /** Such as "NEW seq 12 ack 11 A+1024". */
  static String head(Frame frame, FrameClass frameClass) {
    var text = new StringBuilder();
    if (frame.type() != FrameType.NORMAL && frame.type() != FrameType.ACK_ONLY) {
      text.append(frame.type().name().toLowerCase(Locale.ROOT)).append(' ');
    }
    text.append(frameClass.name()).append(" seq ").append(frame.sequence());
    text.append(frame.isAck() ? " ack " : " nak ").append(frame.ackSequence());
    if (frame.creditFlits() > 0) {
      text.append(' ').append(creditChannel(frame)).append('+').append(frame.creditFlits());
    }
    return text.toString();
  }

  static String creditChannel(Frame frame) {
    return Channel.of(frame.creditChannel())
        .map(Channel::name)
        .orElse(Integer.toString(frame.creditChannel()));
  }

  static List<String> messages(Messages messages) {
    var texts = new ArrayList<String>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      texts.add(MessageText.of(messages, i));
    }
    return texts;
  }

  /** Codes of what the decoder met, each once. */
  static List<String> oddities(Frame frame) {
    var met = EnumSet.noneOf(Anomaly.class);
    for (int i = 0; i < frame.anomalies().logged(); i++) {
      met.add(frame.anomalies().at(i));
    }
    return met.stream().map(Anomaly::code).toList();
  }

  private static String seconds(long nanos) {
    return String.format(
        Locale.ROOT,
        "%14s",
        (nanos < 0 ? "-" : "")
            + Math.abs(nanos) / 1_000_000_000L
            + String.format(Locale.ROOT, ".%09d", Math.abs(nanos) % 1_000_000_000L));
  }
}
