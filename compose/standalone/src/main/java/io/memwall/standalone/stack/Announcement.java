package io.memwall.standalone.stack;

import io.memwall.schemas.KafkaRefusal;
import io.memwall.schemas.SchemaLog;
import io.memwall.standalone.CommandException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The schemas of what this release writes, told before the first record is written: readers of an
 * older release find them there, whatever is upgraded first.
 */
final class Announcement {
  private Announcement() {}

  /**
   * Returns when Kafka has all of them. Doing it again changes nothing: the topic is compacted.
   *
   * @param kafka what clients are told
   * @throws CommandException if Kafka cannot be reached, or refuses
   */
  static void make(Map<String, Object> kafka) {
    var settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      var sent = SchemaLog.announcements().stream().map(producer::send).toList();
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("stopped before its schemas were announced", e);
    } catch (ExecutionException | KafkaException e) {
      throw new CommandException(
          KafkaRefusal.of(e, settings)
              .orElseGet(
                  () ->
                      "schemas cannot be announced to Kafka at %s: %s"
                          .formatted(settings.get("bootstrap.servers"), e.getMessage())),
          e);
    }
  }
}
