package io.memwall.streams.sink;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns records of the stored topics into rows. */
final class RecordReader {
  /** A record that cannot become a row, for the reason in the message. */
  static final class UnstorableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnstorableException(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  private record Kind<T extends SpecificRecord>(AvroCodec<T> codec, Table<T> table) {
    Row row(byte[] value) throws UnreadableRecordException {
      return table.row(codec.decode(value));
    }
  }

  // Of the inventory every version, not only the latest: joins as of a time need the past.
  private static final List<Topic<?>> STORED =
      List.of(
          Topics.FLOW,
          Topics.HOT,
          Topics.CONNECTION,
          Topics.TRANSACTION,
          Topics.LINK,
          Topics.HOST,
          Topics.HEALTH,
          Topics.ALLOCATION,
          Topics.SNAPSHOT,
          Topics.INVENTORY_HISTORY,
          Topics.BANDWIDTH,
          Topics.CONTENTION,
          Topics.POOL,
          Topics.HOLDING,
          Topics.LEAK,
          Topics.LATENCY,
          Topics.LATENCY_CURVE,
          Topics.QUARANTINE,
          Topics.REPLAY_REQUEST,
          Topics.HOTSPOT,
          Topics.ALERT);

  private final Map<String, Kind<?>> kinds = new HashMap<>();

  /**
   * @param unknown asked for the schemas of writers newer than this sink
   */
  RecordReader(SchemaFinder unknown) {
    stored(Topics.FLOW, FlowTable.create(), unknown);
    stored(Topics.HOT, HotTable.create(), unknown);
    stored(Topics.CONNECTION, ConnectionTable.create(), unknown);
    stored(Topics.TRANSACTION, TransactionTable.create(), unknown);
    stored(Topics.LINK, LinkTable.create(), unknown);
    stored(Topics.HOST, HostTable.create(), unknown);
    stored(Topics.HEALTH, HealthTable.create(), unknown);
    stored(Topics.ALLOCATION, PoolTables.allocation(), unknown);
    stored(Topics.SNAPSHOT, PoolTables.snapshot(), unknown);
    stored(Topics.INVENTORY_HISTORY, InventoryTable.create(), unknown);
    stored(Topics.BANDWIDTH, BandwidthTable.create(), unknown);
    stored(Topics.CONTENTION, ContentionTable.create(), unknown);
    stored(Topics.POOL, LedgerTables.use(), unknown);
    stored(Topics.HOLDING, LedgerTables.holding(), unknown);
    stored(Topics.LEAK, LedgerTables.leak(), unknown);
    stored(Topics.LATENCY, LatencyTables.windows(), unknown);
    stored(Topics.LATENCY_CURVE, LatencyTables.curves(), unknown);
    stored(Topics.QUARANTINE, LeftOutTables.quarantine(), unknown);
    stored(Topics.REPLAY_REQUEST, LeftOutTables.replayRequest(), unknown);
    stored(Topics.HOTSPOT, HotspotTable.create(), unknown);
    stored(Topics.ALERT, AlertTable.create(), unknown);
  }

  private <T extends SpecificRecord> void stored(
      Topic<T> topic, Table<T> table, SchemaFinder unknown) {
    kinds.put(topic.name(), new Kind<>(AvroCodec.of(topic.type(), unknown), table));
  }

  /** Names of the topics whose records have a table. */
  static List<String> storedTopics() {
    return STORED.stream().map(Topic::name).toList();
  }

  /** Whether a record only makes a compacted topic forget a key; its table goes on remembering. */
  static boolean isTombstone(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null && record.topic().equals(Topics.ALERT.name());
  }

  /** What the tables look like. */
  List<Shape> shapes() {
    return kinds.values().stream().map(kind -> kind.table().shape()).toList();
  }

  /**
   * The row of a record.
   *
   * @throws UnstorableException if the value cannot be decoded, or does not fit its table
   */
  Row row(ConsumerRecord<byte[], byte[]> record) throws UnstorableException {
    try {
      return kinds.get(record.topic()).row(record.value());
    } catch (UnreadableRecordException | IllegalArgumentException e) {
      throw new UnstorableException(e);
    }
  }
}
