package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.Optional;

/**
 * The half that asked.
 *
 * @param fabric the fabric
 * @param connection identity of the connection
 * @param direction 0 or 1
 * @param ends who asks whom
 * @param link link and direction of the requests, when the collector knows
 */
record Route(String fabric, String connection, int direction, Ends ends, Optional<String> link) {

  /**
   * Who asks whom.
   *
   * @param macSource address of the asker
   * @param macDestination address of who answers
   * @param source node of the asker, when the collector knows
   * @param destination node of who answers
   */
  record Ends(
      String macSource,
      String macDestination,
      Optional<String> source,
      Optional<String> destination) {}

  /** The name of the asking half. */
  String member() {
    return connection + "/" + direction;
  }

  void write(ByteWriter out) {
    out.text(fabric).text(connection).int8(direction);
    out.text(ends.macSource()).text(ends.macDestination());
    Texts.optional(out, ends.source());
    Texts.optional(out, ends.destination());
    Texts.optional(out, link);
  }

  static Route read(ByteReader in) {
    return new Route(
        in.text(),
        in.text(),
        in.int8(),
        new Ends(in.text(), in.text(), Texts.optional(in), Texts.optional(in)),
        Texts.optional(in));
  }
}
