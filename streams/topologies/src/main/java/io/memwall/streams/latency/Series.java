package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;

/**
 * What is compared with itself only.
 *
 * @param position where it was seen
 * @param request what was asked for
 */
record Series(Position position, RequestClass request) implements Comparable<Series> {
  @Override
  public int compareTo(Series other) {
    int first = position.compareTo(other.position);
    return first != 0 ? first : request.compareTo(other.request);
  }

  void write(ByteWriter out) {
    out.text(position.name()).text(request.name());
  }

  static Series read(ByteReader in) {
    return new Series(Position.valueOf(in.text()), RequestClass.valueOf(in.text()));
  }
}
