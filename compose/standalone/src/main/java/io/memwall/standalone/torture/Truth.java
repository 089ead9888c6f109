package io.memwall.standalone.torture;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.Hot;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.schemas.events.PoolSnapshot;
import io.memwall.schemas.events.Transaction;
import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every event that came into being, whatever became of it.
 *
 * @param events what each says, by type and identity
 */
record Truth(Map<EventType, Map<EventKey, String>> events) {
  private static final Map<EventType, AvroCodec<?>> CODECS = codecs();

  private static Map<EventType, AvroCodec<?>> codecs() {
    var codecs = new EnumMap<EventType, AvroCodec<?>>(EventType.class);
    codecs.put(EventType.FLOW, AvroCodec.of(Flow.class));
    codecs.put(EventType.HOT, AvroCodec.of(Hot.class));
    codecs.put(EventType.CONNECTION, AvroCodec.of(Connection.class));
    codecs.put(EventType.LINK, AvroCodec.of(LinkHealth.class));
    codecs.put(EventType.TRANSACTION, AvroCodec.of(Transaction.class));
    codecs.put(EventType.ALLOCATION, AvroCodec.of(Allocation.class));
    codecs.put(EventType.SNAPSHOT, AvroCodec.of(PoolSnapshot.class));
    codecs.put(EventType.HOST, AvroCodec.of(HostMemory.class));
    codecs.put(EventType.INVENTORY, AvroCodec.of(Inventory.class));
    codecs.put(EventType.HEALTH, AvroCodec.of(Health.class));
    return codecs;
  }

  /**
   * Reads what {@link TruthOutlet} wrote; a line that was cut by the end of its process is none.
   */
  static Truth read(Path file) {
    var truth = new Truth(new EnumMap<>(EventType.class));
    try (var lines = Files.lines(file)) {
      lines.map(line -> line.split(" ")).filter(w -> w.length == 4).forEach(truth::add);
    } catch (IOException e) {
      throw new CommandException(file + " cannot be read: " + e.getMessage(), e);
    }
    return truth;
  }

  private void add(String[] words) {
    var key =
        new EventKey(
            Long.parseUnsignedLong(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]));
    EventType type = EventType.ofStream(key.stream());
    try {
      var record = (SpecificRecord) CODECS.get(type).decode(Base64.getDecoder().decode(words[3]));
      events.computeIfAbsent(type, any -> new TreeMap<>()).put(key, content(record));
    } catch (UnreadableRecordException e) {
      throw new CommandException("the truth about " + key + " is unreadable", e);
    }
  }

  private static String content(SpecificRecord record) {
    var envelope = (Envelope) record.get(record.getSchema().getField("envelope").pos());
    String times =
        "%s|%d|%d|%d"
            .formatted(
                envelope.getSchema$(),
                Nanos.of(envelope.getTStart()),
                Nanos.of(envelope.getTEnd()),
                Nanos.of(envelope.getTEmit()));
    if (!(record instanceof Flow flow)) {
      return times;
    }
    return "%s|%s|%s|%d|%d|%d|%d"
        .formatted(
            times,
            flow.getTapId(),
            flow.getConnId(),
            flow.getFrames().getTotal(),
            flow.getFrames().getRetrans(),
            flow.getBytes().getWire(),
            flow.getBytes().getGoodput());
  }
}
