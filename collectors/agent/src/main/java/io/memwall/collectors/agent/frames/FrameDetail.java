package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.EthernetHeader;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One frame in every bit. */
final class FrameDetail {
  private static final String INDENT = "    ";

  private final FrameSight sight;
  private final List<String> lines = new ArrayList<>();

  private FrameDetail(FrameSight sight) {
    this.sight = sight;
  }

  static List<String> of(FrameSight sight) {
    var detail = new FrameDetail(sight);
    detail.head();
    if (sight.isTloe()) {
      detail.tracker();
      detail.words();
    } else {
      sight
          .verdict
          .reject()
          .ifPresent(
              reject -> detail.line("  reject      %s: %s", reject.code(), reject.meaning()));
    }
    detail.lines.add("");
    HexDump.of(sight).forEach(line -> detail.lines.add("  " + line));
    return detail.lines;
  }

  private void head() {
    line("frame %d, interface %s", sight.number, sight.tap);
    line("  time        %s, %s since the first frame", instant(), since());
    line("  bytes       %d on the wire, %d captured", sight.wireLength, sight.capturedLength);
    if (sight.isAddressed()) {
      EthernetHeader ethernet = sight.frame.ethernet();
      line(
          "  ethernet    %s > %s  EtherType 0x%04X%s%s",
          sight.source(),
          sight.destination(),
          ethernet.etherType(),
          ethernet.tags() > 0 ? vlan(ethernet.outerTag()) : "",
          ethernet.tags() > 1 ? vlan(ethernet.innerTag()) : "");
    }
  }

  private String instant() {
    return Instant.ofEpochSecond(0, sight.nanos).toString();
  }

  private String since() {
    return NanosText.of(sight.nanos - sight.firstNanos);
  }

  private static String vlan(int tag) {
    return String.format(
        Locale.ROOT, "  VLAN %d priority %d (0x%04x)", tag & 0xFFF, tag >>> 13 & 7, tag >>> 16);
  }

  private void tracker() {
    sight.verdict.half().ifPresent(half -> line("  connection  %s", half.described()));
    line("  tracker     %s", sight.verdict.frameClass().name());
    sight.verdict.notes().forEach(note -> line("              %s", note.text()));
  }

  private void words() {
    Frame frame = sight.frame;
    var places = new AnomalyPlaces(frame);
    places.elsewhere().forEach(this::odd);
    word("TLoE header", frame.header());
    BitFields.drawn(BitFields.header(frame), frame.header()).forEach(this::indented);
    places.at(0).forEach(this::odd);
    var starts = starts(frame.messages());
    var roles = new WordRoles(frame);
    for (int flit = 0; flit < frame.capturedFlits(); flit++) {
      int message = starts[flit];
      List<Anomaly> oddities = places.at(flit + 1);
      if (message >= 0) {
        messageHeader(frame.messages(), message);
      } else if (isSink(frame.messages(), starts, flit)) {
        long value = frame.bodyWord(flit);
        word("flit " + flit + ", " + roles.name(flit + 1), value);
        BitFields.drawn(BitFields.sink(frame.messages(), starts[flit - 1]), value)
            .forEach(this::indented);
      } else if (!oddities.isEmpty() || roles.name(flit + 1).endsWith("address")) {
        word("flit " + flit + ", " + roles.name(flit + 1), frame.bodyWord(flit));
      }
      oddities.forEach(this::odd);
    }
    mask(frame, places);
  }

  private void messageHeader(Messages messages, int index) {
    int flit = messages.startFlit(index);
    String name = MessageText.name(messages.opcode(index));
    word("flit " + flit + ", " + name + " header", messages.header(index));
    BitFields.drawn(BitFields.message(messages, index), messages.header(index))
        .forEach(this::indented);
  }

  private static boolean isSink(Messages messages, int[] starts, int flit) {
    int before = flit > 0 ? starts[flit - 1] : -1;
    if (before < 0) {
      return false;
    }
    Opcode opcode = messages.opcode(before);
    return opcode.hasSink() && opcode != Opcode.E_GRANT_ACK;
  }

  private void mask(Frame frame, AnomalyPlaces places) {
    if (!frame.isMaskCaptured()) {
      line("");
      line("  frame mask  cut off by the capture");
      return;
    }
    word("frame mask", frame.mask());
    var marked = new ArrayList<String>();
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if ((frame.mask() >>> bit & 1) == 1) {
        marked.add(Integer.toString(bit));
      }
    }
    indented(
        marked.isEmpty()
            ? "no message starts in this frame"
            : "messages start at flit " + String.join(", ", marked));
    places.at(frame.capturedFlits() + 1).forEach(this::odd);
  }

  private int[] starts(Messages messages) {
    int[] starts = new int[sight.frame.capturedFlits()];
    Arrays.fill(starts, -1);
    for (int i = 0; i < messages.size(); i++) {
      starts[messages.startFlit(i)] = i;
    }
    return starts;
  }

  private void word(String name, long value) {
    line("");
    line("  %s  0x%016x", name, value);
  }

  private void odd(Anomaly anomaly) {
    line("  ! %s: %s", anomaly.code(), anomaly.meaning());
  }

  private void indented(String text) {
    lines.add(INDENT + text);
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
