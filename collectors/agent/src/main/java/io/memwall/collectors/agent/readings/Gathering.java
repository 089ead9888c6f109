package io.memwall.collectors.agent.readings;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Collects the figures of one enumeration from texts. What is no number, or never comes, becomes a
 * lack under the figure's name. Of what comes twice, the first counts.
 */
public final class Gathering<E extends Enum<E> & Figure> {
  private static final long NONE_32 = 0xFFFF_FFFFL;

  private final String where;
  private final Lacks lacks;
  private final Figures.Builder<E> figures;
  private final Set<E> open;

  /**
   * @param where names of lacks begin with it, such as {@code numa.0.memory}
   */
  public Gathering(Class<E> type, String where, Lacks lacks) {
    this.where = where;
    this.lacks = lacks;
    this.figures = Figures.of(type);
    this.open = EnumSet.allOf(type);
  }

  /** Takes a number in decimal digits. */
  public void number(E figure, String text) {
    scaled(figure, text, 1);
  }

  /** Takes a number in units of so many of the figure's own. */
  public void scaled(E figure, String text, long unit) {
    value(figure, Decimal.of(text.strip()), unit);
  }

  /** Takes a number in hexadecimal digits behind {@code 0x}, or in decimal ones. */
  public void address(E figure, String text) {
    value(figure, Decimal.ofAddress(text.strip()), 1);
  }

  /** Takes the sum of numbers, such as of all zones; none is known when one of them is not. */
  public void sum(E figure, List<String> parts) {
    long sum = 0;
    for (String part : parts) {
      long value = Decimal.of(part.strip());
      if (value < 0 || sum + value < 0) {
        lack(figure, value < 0 ? Decimal.lack(value) : Lack.OUT_OF_RANGE);
        return;
      }
      sum += value;
    }
    value(figure, sum, 1);
  }

  /** Takes a number for which 0 stands for none. */
  public void positive(E figure, String text) {
    long value = Decimal.of(text.strip());
    value(figure, value == 0 ? Decimal.code(Lack.SENTINEL) : value, 1);
  }

  /** Notes why a figure has no value. */
  public void lack(E figure, Lack why) {
    if (open.remove(figure)) {
      lacks.add(name(figure), why);
    }
  }

  /** Nothing will come, for one reason: it is noted once and not for each figure. */
  public void nothing(Lack why) {
    open.clear();
    lacks.add(where, why);
  }

  /** What came. A figure of which nothing was said is absent. */
  public Figures<E> done() {
    for (E figure : EnumSet.copyOf(open)) {
      lack(figure, Lack.ABSENT);
    }
    return figures.build();
  }

  /** What came, without a word on figures of which nothing was said. */
  public Figures<E> known() {
    return figures.build();
  }

  private void value(E figure, long value, long unit) {
    if (!open.contains(figure)) {
      return;
    }
    if (value < 0) {
      lack(figure, Decimal.lack(value));
    } else if (value == NONE_32 && figure.kind() == Figure.Kind.COUNTER_32) {
      lack(figure, Lack.SENTINEL);
    } else if (value > Long.MAX_VALUE / unit) {
      lack(figure, Lack.OUT_OF_RANGE);
    } else {
      open.remove(figure);
      figures.put(figure, value * unit);
    }
  }

  private String name(E figure) {
    return where + "." + figure.name().toLowerCase(Locale.ROOT);
  }
}
