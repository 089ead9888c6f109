package io.memwall.standalone.plan;

import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What can be bought: CSV with the columns name, gib, links, cost and currency. */
record Skus(List<Sku> all) {
  private static final String HEADER = "name,gib,links,cost,currency";

  /**
   * One thing to buy.
   *
   * @param gib it adds, may be 0
   * @param links it adds, may be 0
   */
  record Sku(String name, long gib, long links, BigDecimal cost, String currency) {}

  static Skus none() {
    return new Skus(List.of());
  }

  static Skus read(Path file) {
    try {
      var lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
        throw new CommandException(file + " does not begin with " + HEADER);
      }
      var skus = new ArrayList<Sku>();
      for (String line : lines.subList(1, lines.size())) {
        skus.add(sku(file, line.split(",", -1), line));
      }
      return new Skus(List.copyOf(skus));
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Sku sku(Path file, String[] cells, String line) {
    try {
      if (cells.length == 5) {
        return new Sku(
            cells[0].strip(),
            Long.parseLong(cells[1].strip()),
            Long.parseLong(cells[2].strip()),
            new BigDecimal(cells[3].strip()),
            cells[4].strip());
      }
    } catch (NumberFormatException e) {
      throw new CommandException(file + ": '" + line + "' is not " + HEADER, e);
    }
    throw new CommandException(file + ": '" + line + "' is not " + HEADER);
  }

  /** The cheapest way to get what a scenario adds, of one thing each; empty when none is sold. */
  String cost(Scenario scenario) {
    var parts = new ArrayList<String>();
    if (scenario.gib() > 0) {
      parts.add(memory(scenario).orElse("no memory in the list"));
    }
    if (scenario.links() > 0) {
      parts.add(links(scenario).orElse("no links in the list"));
    }
    return parts.isEmpty() ? "0" : String.join("; ", parts);
  }

  private Optional<String> memory(Scenario scenario) {
    return all.stream()
        .filter(sku -> sku.gib() > 0)
        .map(sku -> new Order(sku, whole(scenario.gib(), sku.gib())))
        .min(Comparator.comparing(Order::total))
        .map(Order::text);
  }

  private Optional<String> links(Scenario scenario) {
    return all.stream()
        .filter(sku -> sku.links() > 0)
        .map(sku -> new Order(sku, whole(scenario.links(), sku.links())))
        .min(Comparator.comparing(Order::total))
        .map(Order::text);
  }

  /** How many of a size cover an amount. */
  private static long whole(long amount, long size) {
    return (amount + size - 1) / size;
  }

  /** So many of one thing. */
  private record Order(Sku sku, long count) {
    BigDecimal total() {
      return sku.cost().multiply(BigDecimal.valueOf(count));
    }

    String text() {
      return "%d x %s = %s %s"
          .formatted(count, sku.name(), total().toPlainString(), sku.currency());
    }
  }
}
