package io.memwall.streams.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.SchemaFinder;
import io.memwall.schemas.Topics;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.results.AlertSeverity;
import io.memwall.schemas.results.AlertState;
import io.memwall.schemas.results.Notified;
import io.memwall.schemas.results.Revision;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Alerts as they are written down. */
final class AlertRecords {
  private final AvroCodec<io.memwall.schemas.results.Alert> codec;
  private final long generation;
  private long counter;

  /**
   * @param unknown asked for the schemas of writers newer than this
   * @param begun when this book was begun: what it writes replaces what earlier ones wrote
   */
  AlertRecords(SchemaFinder unknown, Instant begun) {
    codec = AvroCodec.of(Topics.ALERT.type(), unknown);
    generation = begun.getEpochSecond();
  }

  ProducerRecord<byte[], byte[]> record(Alert alert, Instant now) {
    return new ProducerRecord<>(
        Topics.ALERT.name(), key(alert.key()), codec.encode(written(alert, now)));
  }

  /** Makes the topic forget an alert. */
  static ProducerRecord<byte[], byte[]> tombstone(AlertKey key) {
    return new ProducerRecord<>(Topics.ALERT.name(), key(key), null);
  }

  private static byte[] key(AlertKey key) {
    return key.text().getBytes(UTF_8);
  }

  private io.memwall.schemas.results.Alert written(Alert alert, Instant now) {
    return io.memwall.schemas.results.Alert.newBuilder()
        .setRule(alert.key().rule().word())
        .setEntityKind(alert.key().entity().kind())
        .setEntity(alert.key().entity().name())
        .setFabricId(alert.key().fabric())
        .setState(alert.isFiring() ? AlertState.FIRING : AlertState.RESOLVED)
        .setSeverity(AlertSeverity.valueOf(alert.severity().name()))
        .setTStarted(Nanos.instant(alert.startedNs()))
        .setTChanged(Nanos.instant(alert.changedNs()))
        .setTEnded(instant(alert.endedNs()))
        .setTQuiet(instant(alert.quietNs()))
        .setChange(alert.change())
        .setSentence(alert.account().sentence())
        .setLabels(alert.account().labels())
        .setAnnotations(alert.account().annotations())
        .setSuppressedBy(alert.suppressedBy().orElse(null))
        .setNotified(
            new TreeMap<>(alert.notified())
                .entrySet().stream()
                    .map(
                        each ->
                            new Notified(
                                each.getKey(),
                                each.getValue().change(),
                                Nanos.instant(each.getValue().atNs())))
                    .toList())
        .setRevision(new Revision(generation, counter++))
        .setTComputed(now)
        .build();
  }

  private static Instant instant(OptionalLong ns) {
    return ns.isPresent() ? Nanos.instant(ns.getAsLong()) : null;
  }

  /**
   * What somebody wrote; empty when it is of a rule that this build does not know.
   *
   * @throws UnreadableRecordException if it cannot be read
   */
  Optional<Alert> read(byte[] value) throws UnreadableRecordException {
    var written = codec.decode(value);
    return Rule.of(written.getRule()).map(rule -> read(rule, written));
  }

  private static Alert read(Rule rule, io.memwall.schemas.results.Alert written) {
    var entity = new Entity(written.getEntityKind(), written.getEntity());
    return new Alert(
        new AlertKey(written.getFabricId(), rule, entity),
        written.getSeverity() == AlertSeverity.CRITICAL ? Severity.CRITICAL : Severity.WARNING,
        Nanos.of(written.getTStarted()),
        Nanos.of(written.getTChanged()),
        ns(written.getTEnded()),
        ns(written.getTQuiet()),
        written.getChange(),
        new Account(written.getSentence(), written.getLabels(), written.getAnnotations()),
        Optional.ofNullable(written.getSuppressedBy()),
        written.getNotified().stream()
            .collect(
                Collectors.toMap(
                    Notified::getReceiver,
                    each -> new Alert.Receipt(each.getChange(), Nanos.of(each.getTTaken())))));
  }

  private static OptionalLong ns(Instant time) {
    return time == null ? OptionalLong.empty() : OptionalLong.of(Nanos.of(time));
  }
}
