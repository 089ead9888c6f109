package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Findings on the internal topic between the steps: version, kind, then the finding. */
final class FindingSerde implements Serde<Finding> {
  private static final int VERSION = 1;
  private static final int PIECE = 1;
  private static final int LOAD = 2;

  @Override
  public Serializer<Finding> serializer() {
    return (topic, finding) -> encode(finding);
  }

  @Override
  public Deserializer<Finding> deserializer() {
    return (topic, bytes) -> decode(bytes);
  }

  private static byte[] encode(Finding finding) {
    var out = new ByteWriter().int8(VERSION);
    if (finding instanceof Piece piece) {
      piece.write(out.int8(PIECE));
    } else {
      ((Load) finding).write(out.int8(LOAD));
    }
    return out.bytes();
  }

  private static Finding decode(byte[] bytes) {
    var in = new ByteReader(bytes);
    int version = in.int8();
    if (version != VERSION) {
      throw new IllegalArgumentException("finding of version " + version + ", not " + VERSION);
    }
    return in.int8() == PIECE ? Piece.read(in) : Load.read(in);
  }
}
