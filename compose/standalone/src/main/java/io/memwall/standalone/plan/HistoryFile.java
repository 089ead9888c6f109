package io.memwall.standalone.plan;

import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Daily use from CSV. The first line names the columns: {@code date}, {@code pool}, {@code
 * used_bytes} or {@code used_gib}; and, if known, {@code tenant}, {@code capacity_bytes} or {@code
 * capacity_gib}, {@code covered_h}. A line without a tenant is about the pool itself.
 */
final class HistoryFile {
  private static final List<String> KNOWN =
      List.of(
          "date",
          "pool",
          "tenant",
          "used_bytes",
          "used_gib",
          "capacity_bytes",
          "capacity_gib",
          "covered_h");
  private static final int SHOWN = 10;
  private static final double WHOLE_DAY_H = 24;

  private final Path file;
  private final LocalDate today;
  private final List<String> columns;
  private final List<String> mistakes = new ArrayList<>();

  private HistoryFile(Path file, LocalDate today, String header) {
    this.file = file;
    this.today = today;
    columns = Arrays.stream(header.split(",", -1)).map(String::strip).toList();
  }

  /**
   * Reads a file.
   *
   * @throws CommandException with every mistake, the first ten of them
   */
  static List<HistoryDay> read(Path file, LocalDate today) {
    try {
      var lines = Files.readAllLines(file);
      if (lines.isEmpty()) {
        throw new CommandException(file + " is empty");
      }
      var reader = new HistoryFile(file, today, lines.get(0));
      reader.checkColumns();
      var days = new ArrayList<HistoryDay>();
      for (int i = 1; i < lines.size(); i++) {
        if (!lines.get(i).isBlank()) {
          reader.line(i + 1, lines.get(i), days);
        }
      }
      reader.failOnMistakes();
      return days;
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private void checkColumns() {
    boolean used = columns.contains("used_bytes") || columns.contains("used_gib");
    if (!KNOWN.containsAll(columns) || !used || !columns.containsAll(List.of("date", "pool"))) {
      throw new CommandException(
          "%s begins with %s; its first line names date, pool, used_bytes or used_gib, and any of %s"
              .formatted(file, columns, KNOWN));
    }
  }

  private void line(int number, String line, List<HistoryDay> days) {
    try {
      days.add(day(Arrays.stream(line.split(",", -1)).map(String::strip).toList()));
    } catch (IllegalArgumentException | DateTimeException e) {
      mistakes.add("line %d: %s".formatted(number, e.getMessage()));
    }
  }

  private HistoryDay day(List<String> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d fields instead of %d".formatted(cells.size(), columns.size()));
    }
    var date = LocalDate.parse(cell(cells, "date"));
    if (!date.isBefore(today)) {
      throw new IllegalArgumentException(date + " is not over yet");
    }
    var used = bytes(cells, "used");
    if (used.isEmpty() || cell(cells, "pool").isEmpty()) {
      throw new IllegalArgumentException("the pool or what was used of it is missing");
    }
    return new HistoryDay(
        date,
        cell(cells, "pool"),
        cell(cells, "tenant"),
        HistoryDay.Used.of(used.getAsDouble()),
        bytes(cells, "capacity"),
        number(cells, "covered_h").orElse(WHOLE_DAY_H));
  }

  private OptionalDouble bytes(List<String> cells, String what) {
    var bytes = number(cells, what + "_bytes");
    var gib = number(cells, what + "_gib");
    return gib.isPresent() ? OptionalDouble.of(gib.getAsDouble() * Say.GIB) : bytes;
  }

  private OptionalDouble number(List<String> cells, String column) {
    String text = cell(cells, column);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double number = text.matches("[0-9.eE+]+") ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(column + " is '" + text + "'");
    }
    return OptionalDouble.of(number);
  }

  private String cell(List<String> cells, String column) {
    int i = columns.indexOf(column);
    return i < 0 ? "" : cells.get(i);
  }

  private void failOnMistakes() {
    if (!mistakes.isEmpty()) {
      var shown = mistakes.stream().limit(SHOWN).toList();
      throw new CommandException(
          "%s: %d bad lines, nothing was imported: %s"
              .formatted(file, mistakes.size(), String.join("; ", shown)));
    }
  }
}
