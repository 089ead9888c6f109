package io.memwall.collectors.agent.readings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Small numbers in names and lists. */
public final class Numbers {
  private static final int MOST = 1_024;
  private static final int DIGITS = 9;

  private Numbers() {}

  /** The number behind a prefix, such as 12 in {@code node12}; empty for other names. */
  public static OptionalInt behind(String prefix, String name) {
    return name.startsWith(prefix) ? of(name.substring(prefix.length())) : OptionalInt.empty();
  }

  /** A number of at most nine decimal digits. */
  public static OptionalInt of(String text) {
    if (text.isEmpty() || text.length() > DIGITS) {
      return OptionalInt.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(Integer.parseInt(text));
  }

  /** A list such as {@code 0-2,5}; empty when it is none, or of more than 1024 numbers. */
  public static Optional<List<Integer>> list(String text) {
    var numbers = new ArrayList<Integer>();
    if (text.isBlank()) {
      return Optional.of(numbers);
    }
    for (String part : text.strip().split(",", -1)) {
      int dash = part.indexOf('-');
      OptionalInt from = of(dash < 0 ? part : part.substring(0, dash));
      OptionalInt to = dash < 0 ? from : of(part.substring(dash + 1));
      if (from.isEmpty() || to.isEmpty() || to.getAsInt() - from.getAsInt() >= MOST) {
        return Optional.empty();
      }
      for (int number = from.getAsInt(); number <= to.getAsInt(); number++) {
        numbers.add(number);
      }
      if (numbers.size() > MOST) {
        return Optional.empty();
      }
    }
    return Optional.of(numbers);
  }

  /** Numbers between blanks, such as {@code 10 20}; empty when it is none. */
  public static Optional<List<Integer>> row(String text) {
    var numbers = new ArrayList<Integer>();
    for (String part : text.strip().split("\\s+", -1)) {
      OptionalInt number = of(part);
      if (number.isEmpty() || numbers.size() == MOST) {
        return Optional.empty();
      }
      numbers.add(number.getAsInt());
    }
    return Optional.of(numbers);
  }
}
