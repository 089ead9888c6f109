package io.memwall.streams.hotspot;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;

/**
 * What is judged.
 *
 * @param caseName the imported capture it belongs to; empty for live ones
 * @param name HOST: node id; POOL: pool id; REGION: pool id/0xBASE; LINK: link id/direction
 */
record Entity(String caseName, Kind kind, String name) {
  /** The words for it, such as {@code pool:p3}. */
  String text() {
    return kind.word() + ":" + name;
  }

  void write(ByteWriter out) {
    out.text(caseName).text(kind.name()).text(name);
  }

  static Entity read(ByteReader in) {
    return new Entity(in.text(), Kind.valueOf(in.text()), in.text());
  }
}
