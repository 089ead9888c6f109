package io.memwall.collectors.agent.inventory;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts as people write them: a number and a unit. */
enum Quantity {
  /** Bytes, or bytes per second when {@code /s} follows. */
  BYTES("such as 512GiB, 2TB or 4096", "b?"),
  /** Bits per second. */
  BITS("such as 100Gb/s, 25G or 10000000000", "(bit|b|bps)?");

  private static final Pattern FORM =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([kmgtp]i?)?([a-z]*)(/s)?");
  private static final Pattern HEX = Pattern.compile("0x[0-9a-f]{1,16}");
  private static final Map<String, Integer> STEPS = Map.of("k", 1, "m", 2, "g", 3, "t", 4, "p", 5);
  private static final BigDecimal LIMIT = BigDecimal.valueOf(2).pow(64);

  private final String example;
  private final String unit;

  Quantity(String example, String unit) {
    this.example = example;
    this.unit = unit;
  }

  String example() {
    return example;
  }

  /** Empty when it is no whole amount of 64 bits. */
  OptionalLong read(String text) {
    String low = text.strip().toLowerCase(Locale.ROOT);
    if (HEX.matcher(low).matches()) {
      return OptionalLong.of(Long.parseUnsignedLong(low.substring(2), 16));
    }
    var form = FORM.matcher(low);
    if (!form.matches() || !isUnit(form.group(3))) {
      return OptionalLong.empty();
    }
    String prefix = form.group(2);
    BigDecimal step = BigDecimal.valueOf(prefix != null && prefix.endsWith("i") ? 1024 : 1000);
    BigDecimal factor =
        prefix == null ? BigDecimal.ONE : step.pow(STEPS.get(prefix.substring(0, 1)));
    BigDecimal amount = new BigDecimal(form.group(1)).multiply(factor).stripTrailingZeros();
    return amount.scale() > 0 || amount.compareTo(LIMIT) >= 0
        ? OptionalLong.empty()
        : OptionalLong.of(amount.toBigIntegerExact().longValue());
  }

  private boolean isUnit(String text) {
    return text.matches(unit);
  }
}
