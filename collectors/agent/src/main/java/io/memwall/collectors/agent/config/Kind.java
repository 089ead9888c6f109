package io.memwall.collectors.agent.config;

/**
 * How one sort of value is written.
 *
 * @param <T> what it means
 */
public interface Kind<T> {
  /**
   * Understands a text.
   *
   * @throws Refusal saying what is wrong, and what was probably meant
   */
  T read(String text) throws Refusal;

  /** The way back: reads as the same value. */
  default String show(T value) {
    return value.toString();
  }

  /** What can be written, with range and unit, as it ends a message or fills a table. */
  String allowed();
}
