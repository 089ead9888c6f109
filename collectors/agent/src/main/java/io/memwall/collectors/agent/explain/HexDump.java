package io.memwall.collectors.agent.explain;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Bytes as people compare them with other tools. */
final class HexDump {
  private static final int PER_LINE = 16;
  private static final int BEGIN = 16 * PER_LINE;
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  private HexDump() {}

  /** Lines of 16 bytes, with their offset; of a long frame its beginning and its end. */
  static List<String> lines(byte[] bytes) {
    var lines = new ArrayList<String>();
    for (int at = 0; at < bytes.length; at += PER_LINE) {
      if (at == BEGIN && bytes.length > BEGIN + 2 * PER_LINE) {
        at = (bytes.length - 1) / PER_LINE * PER_LINE;
        lines.add("  …");
      }
      int end = Math.min(bytes.length, at + PER_LINE);
      lines.add("  %04x  %s".formatted(at, SPACED.formatHex(bytes, at, end)));
    }
    return lines;
  }
}
