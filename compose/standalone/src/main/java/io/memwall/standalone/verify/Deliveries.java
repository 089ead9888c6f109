package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What befalls events between the agents and the topologies: some come twice, some after others
 * that were sent later. The log is emptied and written anew the way a faulty delivery would have
 * written it, before anybody reads it.
 */
final class Deliveries {
  static final String METRIC = "expected_delivery_fault";

  private static final List<Topic<? extends SpecificRecord>> EVENTS =
      List.of(
          Topics.FLOW,
          Topics.HOT,
          Topics.CONNECTION,
          Topics.TRANSACTION,
          Topics.LINK,
          Topics.HOST,
          Topics.HEALTH,
          Topics.ALLOCATION);

  private final String kafka;
  private final List<TruthLine> plan;
  private final Set<Long> done = new HashSet<>();

  /**
   * A record on its way.
   *
   * @param sent nanoseconds since 1970 by the event's own time, never less than those before it
   * @param ended when the event ended, nanoseconds since 1970
   */
  record Parcel(ConsumerRecord<byte[], byte[]> record, long sent, long ended) {
    Parcel later(long nanos) {
      return new Parcel(record, sent + nanos, ended);
    }
  }

  private Deliveries(String kafka, List<TruthLine> plan) {
    this.kafka = kafka;
    this.plan = plan;
  }

  /**
   * Does what a plan says.
   *
   * @return numbers of the lines that befell an event
   */
  static Set<Long> befall(String kafka, List<TruthLine> truth) throws InterruptedException {
    var plan = truth.stream().filter(Deliveries::isCarriedOut).toList();
    var deliveries = new Deliveries(kafka, plan);
    if (!plan.isEmpty()) {
      deliveries.writeAnew();
    }
    return deliveries.done;
  }

  /** Whether a line is of a kind that can happen to a log; nothing gets lost or steps here. */
  static boolean isCarriedOut(TruthLine line) {
    return line.metric().equals(METRIC)
        && Set.of("DUPLICATE", "REORDER", "LATE").contains(line.text("fault").orElse(""));
  }

  private void writeAnew() throws InterruptedException {
    var parcels = new ArrayList<Parcel>();
    for (Topic<? extends SpecificRecord> topic : EVENTS) {
      parcels.addAll(parcels(topic));
    }
    empty(parcels);
    parcels.sort(Comparator.comparingLong(each -> each.record().timestamp()));
    var delivered = new ArrayList<Parcel>();
    parcels.forEach(
        each -> delivered.addAll(delivered(each, plan, line -> done.add(line.number()))));
    delivered.sort(Comparator.comparingLong(Parcel::sent));
    send(delivered);
  }

  private <T extends SpecificRecord> List<Parcel> parcels(Topic<T> topic) {
    AvroCodec<T> codec = AvroCodec.of(topic.type());
    var reached = new HashMap<Integer, Long>();
    var parcels = new ArrayList<Parcel>();
    for (ConsumerRecord<byte[], byte[]> record : new Answers(kafka).records(topic.name())) {
      long ended = ended(codec, record);
      long sent = reached.merge(record.partition(), ended, Math::max);
      parcels.add(new Parcel(record, sent, ended));
    }
    return parcels;
  }

  private static <T extends SpecificRecord> long ended(
      AvroCodec<T> codec, ConsumerRecord<byte[], byte[]> record) {
    try {
      T event = codec.decode(record.value());
      var envelope = (Envelope) event.get(event.getSchema().getField("envelope").pos());
      return Nanos.of(envelope.getTEnd());
    } catch (UnreadableRecordException e) {
      throw new IllegalStateException(record.topic() + " holds what nobody can read", e);
    }
  }

  /** The deliveries of an event: as sent, or as a plan says of the second it ended in. */
  static List<Parcel> delivered(Parcel parcel, List<TruthLine> plan, Consumer<TruthLine> done) {
    Parcel first = parcel;
    var all = new ArrayList<Parcel>();
    for (TruthLine fault : plan) {
      if (parcel.ended() > fault.t0() && parcel.ended() <= fault.t1()) {
        done.accept(fault);
        if (fault.text("fault").orElse("").equals("DUPLICATE")) {
          all.add(parcel.later(fault.value()));
        } else {
          first = parcel.later(fault.value());
        }
      }
    }
    all.add(first);
    return all;
  }

  private void empty(List<Parcel> parcels) throws InterruptedException {
    var ends = new HashMap<TopicPartition, Long>();
    parcels.forEach(
        each ->
            ends.merge(
                new TopicPartition(each.record().topic(), each.record().partition()),
                each.record().offset() + 1,
                Math::max));
    var until = new HashMap<TopicPartition, RecordsToDelete>();
    ends.forEach((partition, end) -> until.put(partition, RecordsToDelete.beforeOffset(end)));
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      admin.deleteRecords(until).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the log cannot be emptied", e.getCause());
    }
  }

  /** Times in the log are those of delivery, as a broker's are. */
  private void send(List<Parcel> parcels) {
    var bytes = new ByteArraySerializer();
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(Map.of("bootstrap.servers", kafka, "acks", "all"), bytes, bytes)) {
      for (Parcel each : parcels) {
        var record = each.record();
        long millis = TimeUnit.NANOSECONDS.toMillis(each.sent());
        var unused =
            producer.send(
                new ProducerRecord<>(
                    record.topic(), record.partition(), millis, record.key(), record.value()));
      }
      producer.flush();
    }
  }
}
