package io.memwall.collectors.agent.config;

/**
 * Where a value was written.
 *
 * @param source name of the file, or of the variable of the environment
 * @param line counted from 1; 0 where there are no lines
 */
record Place(String source, int line) implements Comparable<Place> {
  static final Place DEFAULT = new Place("default", 0);

  static Place variable(String name) {
    return new Place(name, 0);
  }

  /** Lines of the file in their order; what is nowhere comes last. */
  @Override
  public int compareTo(Place other) {
    return Integer.compare(order(), other.order());
  }

  private int order() {
    return line == 0 ? Integer.MAX_VALUE : line;
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
