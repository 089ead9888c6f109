package io.memwall.collectors.agent.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The frames of one connection as a sequence diagram: the sender of half 0 on the left, time
 * downwards, brackets from request to response on the right.
 */
final class Ladder {
  /** Frame number, time and step. */
  private static final int LEFT = 31;

  /** Brackets, and some room for what is said beside them. */
  private static final int RIGHT = 35;

  private static final int HEAD = 3;

  private final List<LadderRow> rows;
  private final LadderLanes lanes;
  private final int inside;
  private final int width;

  Ladder(List<LadderRow> rows, int width) {
    this.rows = rows;
    this.lanes = new LadderLanes(rows);
    this.inside = Math.max(32, width - LEFT - RIGHT - 2);
    this.width = Math.max(width, LEFT + RIGHT + 2 + inside);
  }

  void draw(Consumer<String> out) {
    title().forEach(out);
    long previous = rows.get(0).nanos();
    int incarnation = rows.get(0).half().incarnation();
    for (LadderRow row : rows) {
      if (row.half().incarnation() != incarnation) {
        incarnation = row.half().incarnation();
        out.accept(framed("", centred(" incarnation " + incarnation + " ", '~')) + lanes.between());
      }
      hole(row).forEach(out);
      String when =
          String.format(
              Locale.ROOT,
              "%7d %12s %9s ",
              row.number(),
              micros(row.nanos() - rows.get(0).nanos()),
              row.number() == rows.get(0).number() ? "" : NanosText.of(row.nanos() - previous));
      arrow(row, when).forEach(out);
      previous = row.nanos();
    }
  }

  private List<String> title() {
    HalfName half = rows.get(0).half();
    boolean same = half.source().equals(half.destination());
    String left = half.dir() == 0 ? half.source() : half.destination();
    String right = half.dir() == 0 ? half.destination() : half.source();
    String ends = same ? spread("half 0 (" + left + ")", "half 1") : spread(left, right);
    return List.of(
        "connection %s  interface %s  vc %d".formatted(half.shortId(), half.tap(), half.vc()),
        String.format(Locale.ROOT, "%7s %12s %9s %s", "frame", "us", "step", ends));
  }

  private String spread(String left, String right) {
    int space = inside + 2 - left.length() - right.length();
    return left + " ".repeat(Math.max(1, space)) + right;
  }

  /** The frame's line, and lines with its messages where they do not fit on it. */
  private List<String> arrow(LadderRow row, String when) {
    String messages = String.join("; ", row.messages());
    String whole = messages.isEmpty() ? row.head() : row.head() + "  " + messages;
    boolean fits = whole.length() + 2 * HEAD + 3 <= inside;
    var lines = new ArrayList<String>();
    lines.add(clipped(framed(when, shaft(row, fits ? whole : row.head())) + " " + lanes.at(row)));
    if (!fits) {
      for (String message : row.messages()) {
        lines.add(clipped(framed("", padded("     " + message)) + " " + lanes.between()));
      }
    }
    return lines;
  }

  private String shaft(LadderRow row, String label) {
    String stroke = String.valueOf(row.stroke());
    String text = " " + shortened(label, inside - 2 * HEAD - 3) + " ";
    String rest = stroke.repeat(Math.max(0, inside - HEAD - 1 - text.length()));
    return row.half().dir() == 0
        ? stroke.repeat(HEAD) + text + rest + ">"
        : "<" + stroke.repeat(HEAD) + text + rest;
  }

  /** Numbers that were missing when this frame came: on the link, or in the capture only. */
  private List<String> hole(LadderRow row) {
    var lines = new ArrayList<String>();
    for (Note note : row.notes()) {
      if (note instanceof Note.Behind behind) {
        Hole hole = behind.hole();
        String shaft =
            hole.isLostByCapture()
                ? unseen(row.half().dir(), " seq " + hole.numbers() + " not captured ")
                : lost(row.half().dir(), " seq " + hole.numbers() + " not seen ");
        lines.add(clipped(framed("", shaft) + " " + lanes.between() + " " + hole.shortFate()));
      }
    }
    return lines;
  }

  /** An arrow that breaks off. */
  private String lost(int dir, String text) {
    String shaft = "-".repeat(HEAD) + shortened(text, inside - 2 * HEAD);
    shaft += "-".repeat(Math.max(0, inside * 2 / 3 - shaft.length()));
    return dir == 0
        ? padded(shaft + "X")
        : padded(" ".repeat(inside - shaft.length() - 1) + "X" + shaft);
  }

  /** An arrow that arrived, though nobody saw it pass. */
  private String unseen(int dir, String text) {
    String shaft = ". ".repeat(2) + shortened(text.strip(), inside - 2 * HEAD) + " ";
    shaft += ". ".repeat(Math.max(0, (inside - 1 - shaft.length()) / 2));
    return dir == 0
        ? padded(shaft).substring(0, inside - 1) + ">"
        : "<" + padded(" " + shaft).substring(0, inside - 1);
  }

  private String centred(String text, char fill) {
    int side = Math.max(0, inside - text.length());
    String left = String.valueOf(fill).repeat(side / 2);
    return left + text + String.valueOf(fill).repeat(side - side / 2);
  }

  private String framed(String when, String content) {
    return String.format(Locale.ROOT, "%-" + LEFT + "s|%s|", when, content);
  }

  private String padded(String text) {
    String fitting = shortened(text, inside);
    return fitting + " ".repeat(inside - fitting.length());
  }

  private String clipped(String line) {
    return shortened(line.stripTrailing(), width);
  }

  private static String shortened(String text, int length) {
    return text.length() <= length ? text : text.substring(0, Math.max(0, length - 1)) + "~";
  }

  private static String micros(long nanos) {
    return String.format(
        Locale.ROOT,
        "%s%d.%03d",
        nanos < 0 ? "-" : "",
        Math.abs(nanos) / 1000,
        Math.abs(nanos) % 1000);
  }
}
