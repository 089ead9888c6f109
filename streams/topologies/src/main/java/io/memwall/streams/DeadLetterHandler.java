package io.memwall.streams;

import io.memwall.schemas.DeadLetters;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what cannot be read to the dead-letter topic, in the same transaction as everything else,
 * and goes on. Only our own internal topics are different: damage there must stop the task.
 *
 * <p>Public because Kafka Streams makes it by reflection.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  private String applicationId = "";

  @Override
  public void configure(Map<String, ?> configs) {
    applicationId = String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG));
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (record.topic().startsWith(applicationId + "-")) {
      return Response.fail();
    }
    String reason = String.valueOf(exception.getMessage());
    LOG.warn(
        "dead letter from {}-{} offset {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
    return Response.resume(List.of(DeadLetters.of(record, applicationId, reason)));
  }
}
