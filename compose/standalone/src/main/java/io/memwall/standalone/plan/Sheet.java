package io.memwall.standalone.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines under headings, as text, Markdown or CSV. In CSV the heading is the first field of each
 * line, so that one file holds them all.
 */
final class Sheet {
  /** One heading with its lines; the first line names the columns. */
  private record Section(String heading, List<List<String>> lines) {}

  private final String title;
  private final List<Section> sections = new ArrayList<>();

  Sheet(String title) {
    this.title = title;
  }

  Sheet section(String heading, String... columns) {
    var lines = new ArrayList<List<String>>();
    lines.add(List.of(columns));
    sections.add(new Section(heading, lines));
    return this;
  }

  Sheet line(List<String> cells) {
    sections.get(sections.size() - 1).lines().add(List.copyOf(cells));
    return this;
  }

  Sheet line(String... cells) {
    return line(List.of(cells));
  }

  String as(PlanFormat format) {
    return switch (format) {
      case TEXT -> text();
      case MARKDOWN -> markdown();
      case CSV -> csv();
    };
  }

  private String text() {
    var out = new StringBuilder(title).append('\n');
    for (Section section : sections) {
      if (!section.heading().isEmpty()) {
        out.append('\n').append(section.heading()).append('\n');
      }
      int[] widths = widths(section.lines());
      for (List<String> line : section.lines()) {
        if (line.stream().anyMatch(cell -> !cell.isEmpty())) {
          out.append(aligned(line, widths)).append('\n');
        }
      }
    }
    return out.toString();
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> line : lines) {
      // The last cell of a line may be as long as it likes.
      for (int i = 0; i < line.size() - 1; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }

  private static String aligned(List<String> line, int[] widths) {
    var out = new StringBuilder("  ");
    for (int i = 0; i < line.size(); i++) {
      String cell = line.get(i);
      out.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()))).append("  ");
    }
    return out.toString().stripTrailing();
  }

  private String markdown() {
    var out = new StringBuilder("# ").append(title).append('\n');
    for (Section section : sections) {
      out.append('\n');
      if (!section.heading().isEmpty()) {
        out.append("## ").append(section.heading()).append("\n\n");
      }
      var columns = section.lines().get(0);
      row(columns, out);
      out.append("| --- ".repeat(columns.size())).append("|\n");
      section.lines().stream().skip(1).forEach(line -> row(line, out));
    }
    return out.toString();
  }

  private static void row(List<String> cells, StringBuilder out) {
    out.append(
        cells.stream()
            .map(cell -> cell.replace("|", "\\|"))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private String csv() {
    var out = new StringBuilder();
    for (Section section : sections) {
      for (List<String> line : section.lines()) {
        var cells = new ArrayList<String>();
        cells.add(section.heading().isEmpty() ? title : section.heading());
        cells.addAll(line);
        out.append(cells.stream().map(Sheet::field).collect(Collectors.joining(","))).append('\n');
      }
    }
    return out.toString();
  }

  private static String field(String text) {
    boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
