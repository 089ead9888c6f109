package io.memwall.streams.alerts;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.streams.alerts.Signal.Raised;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads, decides, writes down, then tells: nobody is told what is not written down. Everything here
 * runs on the thread that owns the consumer.
 */
final class AlertLoop implements ConsumerRebalanceListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AlertLoop.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);
  private static final Duration STALLED_AFTER = Duration.ofSeconds(30);
  private static final Duration FIRST_LOOK = Duration.ofMinutes(5);
  private static final Duration REMEMBER = Duration.ofDays(7);

  private final KafkaClients clients;
  private final AlertRules rules;
  private final InstantSource clock;
  private final SchemaFinder schemas;
  private final Consumer<byte[], byte[]> consumer;
  private final AlertBook book = new AlertBook();
  private final NodeWatch nodes;
  private final Judged judged;
  private final Inputs inputs;
  private final Suppression suppression;
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private AlertLog written;
  private Couriers couriers;
  private Instant lastCommit = Instant.EPOCH;
  private volatile Instant lastStep = Instant.EPOCH;
  private volatile AlertsStatus status = AlertsStatus.STANDING_BY;

  AlertLoop(KafkaClients clients, AlertRules rules, SchemaFinder schemas, InstantSource clock) {
    this.clients = clients;
    this.rules = rules;
    this.clock = clock;
    this.schemas = schemas;
    nodes = new NodeWatch(rules);
    judged = new Judged(clock);
    inputs = new Inputs(rules, nodes, judged, schemas);
    suppression = new Suppression(rules.maintenance(), judged);
    consumer = clients.inputs();
    consumer.subscribe(KafkaClients.inputTopics(), this);
  }

  /** A bounded amount of work. */
  void step() {
    var records = consumer.poll(POLL);
    if (written == null) {
      return;
    }
    records.forEach(this::absorb);
    decide();
    if (couriers != null) {
      couriers.dispatch(book.all());
    }
    lastStep = clock.instant();
    status = AlertsStatus.of(book.all(), couriers.failures());
  }

  private void absorb(ConsumerRecord<byte[], byte[]> record) {
    try {
      inputs.signals(record).forEach(book::apply);
    } catch (UnreadableRecordException e) {
      // The sink reads the same record, and sends it to the dead letters.
      log.warn(
          "{}-{} offset {} says nothing: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }

  private void decide() {
    Instant now = clock.instant();
    long nowNs = Nanos.of(now);
    nodes.silence(now).forEach(book::apply);
    couriers.settle(book);
    book.passTo(nowNs);
    suppression.review(book, now);
    var changed = book.takeChanged();
    if (!changed.isEmpty() || !now.isBefore(lastCommit.plus(COMMIT_EVERY))) {
      write(changed, book.forgetEndedBefore(nowNs - REMEMBER.toNanos()), now);
    }
  }

  private void write(List<Alert> changed, List<AlertKey> forgotten, Instant now) {
    var positions = advanced();
    if (!changed.isEmpty() || !forgotten.isEmpty() || !positions.isEmpty()) {
      written.write(changed, forgotten, positions, consumer.groupMetadata());
      positions.forEach((partition, position) -> committed.put(partition, position.offset()));
    }
    couriers.prune(book.all());
    judged.prune();
    lastCommit = now;
  }

  private Map<TopicPartition, OffsetAndMetadata> advanced() {
    var advanced = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (TopicPartition partition : consumer.assignment()) {
      long position = consumer.position(partition);
      if (!Long.valueOf(position).equals(committed.get(partition))) {
        advanced.put(partition, new OffsetAndMetadata(position));
      }
    }
    return advanced;
  }

  /** Everything or nothing: see {@link OneOwner}. */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (written == null && !partitions.isEmpty()) {
      takeOver();
    }
  }

  private void takeOver() {
    book.clear();
    nodes.clear();
    judged.clear();
    written = AlertLog.open(clients, new AlertRecords(schemas, clock.instant()), book, clock);
    var wait = new GroupWait(rules.groupWait(), judged);
    couriers = new Couriers(rules.receivers(), new Couriers.Shared(clock, wait, this::watchdog));
    couriers.start(book.all());
    lookBack();
    log.info("alert delivery takes over with {} alerts", book.all().size());
  }

  /**
   * The first start looks back a little: what is over longer ago is no news. Later ones read again
   * who reported lately, so that silence is noticed whenever it began.
   */
  private void lookBack() {
    var begun = consumer.committed(consumer.assignment());
    var ends = consumer.endOffsets(consumer.assignment());
    var first = found(FIRST_LOOK);
    var reports =
        found(rules.watch().silentAfter().multipliedBy(4))
            .get(new TopicPartition(Topics.HEALTH.name(), 0));
    for (TopicPartition partition : consumer.assignment()) {
      if (begun.get(partition) == null) {
        var offset = first.get(partition);
        consumer.seek(partition, offset == null ? ends.get(partition) : offset.offset());
      }
    }
    var health = new TopicPartition(Topics.HEALTH.name(), 0);
    if (reports != null && reports.offset() < consumer.position(health)) {
      consumer.seek(health, reports.offset());
    }
  }

  /** Where the time so long ago begins. */
  private Map<TopicPartition, OffsetAndTimestamp> found(Duration ago) {
    long since = clock.instant().minus(ago).toEpochMilli();
    return consumer.offsetsForTimes(
        consumer.assignment().stream().collect(Collectors.toMap(each -> each, each -> since)));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    letGo();
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    letGo();
  }

  private void letGo() {
    if (couriers != null) {
      couriers.close();
      couriers = null;
    }
    if (written != null) {
      written.close();
      written = null;
    }
    committed.clear();
    status = AlertsStatus.STANDING_BY;
  }

  /** Begins again from what was written down, after Kafka has refused something. */
  void recover() {
    letGo();
    var assigned = consumer.assignment();
    if (!assigned.isEmpty()) {
      consumer
          .committed(assigned)
          .forEach(
              (partition, position) -> {
                if (position != null) {
                  consumer.seek(partition, position);
                }
              });
      takeOver();
    }
  }

  private Optional<Alert> watchdog() {
    Instant now = clock.instant();
    if (now.isAfter(lastStep.plus(STALLED_AFTER))) {
      return Optional.empty();
    }
    var key = new AlertKey("", Rule.WATCHDOG, new Entity("memwall", "alerts"));
    var account =
        Account.of("WATCHDOG alerts of memwall find their way; when this ends, they do not");
    return Optional.of(
        Alert.begun(new Raised(key, Severity.WARNING, 0, account, OptionalLong.empty())));
  }

  AlertsStatus status() {
    return status;
  }

  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    letGo();
    consumer.close();
  }
}
