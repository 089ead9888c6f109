package io.memwall.collectors.agent.readings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Values of the figures of one enumeration, each there or missing.
 *
 * @param <E> the enumeration
 */
public final class Figures<E extends Enum<E> & Figure> {
  private final Class<E> type;
  private final Map<E, Long> values;

  private Figures(Class<E> type, EnumMap<E, Long> values) {
    this.type = type;
    this.values = values;
  }

  /** All missing. */
  public static <E extends Enum<E> & Figure> Figures<E> none(Class<E> type) {
    return of(type).build();
  }

  public static <E extends Enum<E> & Figure> Builder<E> of(Class<E> type) {
    return new Builder<>(type);
  }

  /** Empty when missing. */
  public OptionalLong get(E figure) {
    Long value = values.get(figure);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** Nothing is there. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Every figure there could be, in the order of the enumeration. */
  public List<E> all() {
    return List.of(type.getEnumConstants());
  }

  /** These, and what only the others have. */
  Figures<E> over(Figures<E> others) {
    var merged = new EnumMap<E, Long>(type);
    merged.putAll(others.values);
    merged.putAll(values);
    return new Figures<>(type, merged);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figures<?> figures
        && type == figures.type
        && values.equals(figures.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Such as {@code {TOTAL_BYTES=1024}}. */
  @Override
  public String toString() {
    return values.toString();
  }

  /** Collects values. */
  public static final class Builder<E extends Enum<E> & Figure> {
    private final Class<E> type;
    private final EnumMap<E, Long> values;

    private Builder(Class<E> type) {
      this.type = type;
      this.values = new EnumMap<>(type);
    }

    public Builder<E> put(E figure, long value) {
      values.put(figure, value);
      return this;
    }

    /** Adds to what is there, if anything is: several sources of one figure. */
    public Builder<E> add(E figure, long value) {
      values.merge(figure, value, Long::sum);
      return this;
    }

    public boolean has(E figure) {
      return values.containsKey(figure);
    }

    public Figures<E> build() {
      return new Figures<>(type, new EnumMap<>(values));
    }
  }
}
