package io.memwall.collectors.agent.readings;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Values of the figures of one enumeration, each there or missing.
 *
 * @param <E> of at most 64 constants
 */
public final class Figures<E extends Enum<E> & Figure> {
  private static final int MAX_CONSTANTS = Long.SIZE;

  private final E[] constants;
  private final long[] values;
  private final long present;

  private Figures(E[] constants, long[] values, long present) {
    this.constants = constants;
    this.values = values;
    this.present = present;
  }

  /** All missing. */
  public static <E extends Enum<E> & Figure> Figures<E> none(Class<E> type) {
    return of(type).build();
  }

  public static <E extends Enum<E> & Figure> Builder<E> of(Class<E> type) {
    return new Builder<>(type.getEnumConstants());
  }

  /** Empty when missing. */
  public OptionalLong get(E figure) {
    return has(figure) ? OptionalLong.of(values[figure.ordinal()]) : OptionalLong.empty();
  }

  public boolean has(E figure) {
    return (present >>> figure.ordinal() & 1) != 0;
  }

  /** Nothing is there. */
  public boolean isEmpty() {
    return present == 0;
  }

  /** Every figure there could be, in the order of the enumeration. */
  public List<E> all() {
    return List.of(constants);
  }

  /** These, and what only the others have. */
  Figures<E> over(Figures<E> others) {
    var merged = new Builder<>(constants);
    for (E figure : constants) {
      if (has(figure)) {
        merged.put(figure, values[figure.ordinal()]);
      } else if (others.has(figure)) {
        merged.put(figure, others.values[figure.ordinal()]);
      }
    }
    return merged.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figures<?> figures
        && present == figures.present
        && Arrays.equals(constants, figures.constants)
        && Arrays.equals(values, figures.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values) + Long.hashCode(present);
  }

  /** Such as {@code {MEM_TOTAL=1024}}. */
  @Override
  public String toString() {
    var text = new StringBuilder("{");
    for (E figure : constants) {
      if (has(figure)) {
        text.append(text.length() == 1 ? "" : ", ").append(figure.name()).append('=');
        text.append(values[figure.ordinal()]);
      }
    }
    return text.append('}').toString();
  }

  /** Collects values; not to be used after {@link #build}. */
  public static final class Builder<E extends Enum<E> & Figure> {
    private final E[] constants;
    private final long[] values;
    private long present;

    private Builder(E[] constants) {
      if (constants.length > MAX_CONSTANTS) {
        throw new IllegalArgumentException(
            constants.length + " figures are more than " + MAX_CONSTANTS);
      }
      this.constants = constants;
      this.values = new long[constants.length];
    }

    public Builder<E> put(E figure, long value) {
      values[figure.ordinal()] = value;
      present |= 1L << figure.ordinal();
      return this;
    }

    /** Adds to what is there, if anything is: several sources of one figure. */
    public Builder<E> add(E figure, long value) {
      return put(figure, values[figure.ordinal()] + value);
    }

    public boolean has(E figure) {
      return (present >>> figure.ordinal() & 1) != 0;
    }

    public Figures<E> build() {
      return new Figures<>(constants, values, present);
    }
  }
}
