package io.memwall.streams;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.events.Flow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/** Flow records with anything in every field, as the log holds them. */
public final class AnyFlows {
  private AnyFlows() {}

  /** So many, always the same. */
  public static List<byte[]> bytes(int count) throws IOException {
    var codec = AvroCodec.of(Flow.class);
    var writer = new GenericDatumWriter<>(codec.schema());
    var flows = new ArrayList<byte[]>();
    for (var any : new RandomData(new GenericData(), codec.schema(), count, 7L, true)) {
      var out = new ByteArrayOutputStream();
      out.write(
          ByteBuffer.allocate(10)
              .putShort((short) 0xC301)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(codec.fingerprint())
              .array());
      var encoder = EncoderFactory.get().binaryEncoder(out, null);
      writer.write(any, encoder);
      encoder.flush();
      flows.add(out.toByteArray());
    }
    return flows;
  }
}
