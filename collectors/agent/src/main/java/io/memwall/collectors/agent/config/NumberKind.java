package io.memwall.collectors.agent.config;

import java.math.BigDecimal;

/**
 * A number, with a fraction or without.
 *
 * @param unit what is counted, for the message
 */
public record NumberKind(double least, double most, String unit) implements Kind<Double> {
  private static final int LONGEST = 20;

  @Override
  public Double read(String text) throws Refusal {
    double number = number(text.strip());
    if (!isAllowed(number)) {
      throw new Refusal("is outside the range");
    }
    return number;
  }

  private boolean isAllowed(double number) {
    return number >= least && number <= most;
  }

  private double number(String text) throws Refusal {
    if (text.endsWith("%") && text.length() < LONGEST) {
      double part = number(text.substring(0, text.length() - 1)) / 100;
      throw new Refusal("is a percentage", isAllowed(part) ? plain(part) : null);
    }
    if (text.length() > LONGEST || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
      throw new Refusal("is no number");
    }
    return Double.parseDouble(text);
  }

  @Override
  public String show(Double number) {
    return plain(number);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  @Override
  public String allowed() {
    return plain(least) + " to " + plain(most) + " " + unit;
  }
}
