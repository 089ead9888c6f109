package io.memwall.standalone.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/**
 * What agents of another release write: the same events by schemas that have fields more, or fewer.
 * Readers of this release must lose nothing of either.
 */
final class OtherRelease {
  static final String NEWER = "newer";
  static final String OLDER = "older";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENVELOPE = "envelope";
  private static final String ADDED = "added_later";

  /** Fields of events that an older release did not have; whoever reads takes their defaults. */
  private static final Set<String> NOT_YET = Set.of("match_ratio", "tag");

  /** From the present schema of an event to the other release's. */
  private record Step(
      Schema to,
      BinaryMessageDecoder<GenericRecord> read,
      BinaryMessageEncoder<GenericRecord> write) {
    static Step of(Schema present, Schema to) {
      var read = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), to);
      read.addSchema(present);
      return new Step(to, read, new BinaryMessageEncoder<>(GenericData.get(), to));
    }
  }

  private final Map<Long, Step> steps = new HashMap<>();

  private OtherRelease(Consumer<ObjectNode> change) {
    Topics.all().stream()
        .map(Topic::type)
        .distinct()
        .map(type -> AvroCodec.of(type).schema())
        .filter(schema -> schema.getField(ENVELOPE) != null)
        .forEach(
            schema ->
                steps.put(
                    SchemaNormalization.parsingFingerprint64(schema),
                    Step.of(schema, changed(schema, change))));
  }

  static OtherRelease named(String name) {
    return switch (name) {
      case NEWER -> new OtherRelease(OtherRelease::grow);
      case OLDER -> new OtherRelease(OtherRelease::shrink);
      default -> throw new IllegalArgumentException("no such release: " + name);
    };
  }

  private static Schema changed(Schema present, Consumer<ObjectNode> change) {
    try {
      var text = (ObjectNode) JSON.readTree(present.toString());
      change.accept(text);
      return new Schema.Parser().parse(text.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is no JSON", e);
    }
  }

  /** A field more in the event, and one in its envelope. */
  private static void grow(ObjectNode event) {
    for (JsonNode field : event.path("fields")) {
      if (field.path("name").asText().equals(ENVELOPE)) {
        add((ObjectNode) field.path("type"));
      }
    }
    add(event);
  }

  private static void add(ObjectNode type) {
    ((ArrayNode) type.path("fields"))
        .addObject()
        .put("name", ADDED)
        .put("type", "string")
        .put("default", "");
  }

  private static void shrink(ObjectNode event) {
    var fields = event.path("fields").elements();
    while (fields.hasNext()) {
      if (NOT_YET.contains(fields.next().path("name").asText())) {
        fields.remove();
      }
    }
  }

  /** What such an agent announces before its first event. */
  List<Schema> schemas() {
    return steps.values().stream().map(Step::to).toList();
  }

  /** The same event as the other release writes it. */
  byte[] rewritten(byte[] event) {
    Step step = steps.get(AvroCodec.writtenWith(event).orElseThrow());
    try {
      GenericRecord record = step.read().decode(event);
      fill(record);
      ByteBuffer bytes = step.write().encode(record);
      return ByteBuffer.allocate(bytes.remaining()).put(bytes).array();
    } catch (IOException e) {
      throw new UncheckedIOException("an event cannot be written by another schema", e);
    }
  }

  private static void fill(GenericRecord event) {
    if (event.hasField(ADDED)) {
      event.put(ADDED, "known in a year");
      ((GenericRecord) event.get(ENVELOPE)).put(ADDED, "known in a year");
    }
  }
}
