package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.EthernetHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The bytes of a frame with their offsets, cut where its parts begin, each part named. */
final class HexDump {
  private static final int MAC = 6;
  private static final int WORD = 8;

  private final FrameSight sight;
  private final List<String> lines = new ArrayList<>();
  private int at;

  private HexDump(FrameSight sight) {
    this.sight = sight;
  }

  static List<String> of(FrameSight sight) {
    var dump = new HexDump(sight);
    if (sight.isAddressed()) {
      dump.ethernet();
    }
    if (sight.isTloe()) {
      dump.tloe();
    }
    while (dump.at < sight.capturedLength) {
      dump.part(WORD, dump.lines.isEmpty() ? "frame" : sight.isTloe() ? "trailer" : "payload");
    }
    return dump.lines;
  }

  private void ethernet() {
    EthernetHeader ethernet = sight.frame.ethernet();
    part(MAC, "destination");
    part(MAC, "source");
    if (ethernet.tags() > 0) {
      part(4, "VLAN " + ethernet.outerVid());
    }
    if (ethernet.tags() > 1) {
      part(4, "VLAN " + ethernet.innerVid());
    }
    part(2, "EtherType");
  }

  private void tloe() {
    var roles = new WordRoles(sight.frame);
    for (int word = 0; word < roles.count(); word++) {
      part(WORD, roles.name(word));
    }
    if (sight.frame.isFcsCaptured()) {
      part(4, "frame check sequence");
    }
  }

  /** One line, or none when nothing is left. */
  private void part(int bytes, String name) {
    int end = Math.min(at + bytes, sight.capturedLength);
    if (at >= end) {
      return;
    }
    var hex = new StringBuilder();
    var ascii = new StringBuilder();
    for (int i = at; i < end; i++) {
      int value = Byte.toUnsignedInt(sight.bytes.get(sight.offset + i));
      hex.append(String.format(Locale.ROOT, "%02x ", value));
      ascii.append(value >= 0x20 && value < 0x7F ? (char) value : '.');
    }
    lines.add(String.format(Locale.ROOT, "%04x  %-24s %-8s  %s", at, hex, ascii, name));
    at = end;
  }
}
