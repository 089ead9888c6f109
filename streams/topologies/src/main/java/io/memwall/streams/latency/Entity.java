package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;

/**
 * What latencies are gathered by.
 *
 * @param caseName the case, empty for live events
 * @param kind of the entity
 * @param name within its kind
 */
record Entity(String caseName, Kind kind, String name) implements Comparable<Entity> {
  /** Kinds of entities; pools first, since others may fall back on them. */
  enum Kind {
    POOL,
    LINK,
    HOST,
    CONNECTION
  }

  @Override
  public int compareTo(Entity other) {
    int kinds = kind.compareTo(other.kind);
    int cases = kinds != 0 ? kinds : caseName.compareTo(other.caseName);
    return cases != 0 ? cases : name.compareTo(other.name);
  }

  void write(ByteWriter out) {
    out.text(caseName).text(kind.name()).text(name);
  }

  static Entity read(ByteReader in) {
    return new Entity(in.text(), Kind.valueOf(in.text()), in.text());
  }
}
