package io.memwall.collectors.agent.publish;

import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a cluster for the topics we send to, with an answer a reader of the message can act on. */
final class TopicLookup {
  private TopicLookup() {}

  /** Partition counts of all topics of the catalogue and of the schema log. */
  static Map<String, Integer> partitions(KafkaTarget target, Duration patience) {
    var settings = new HashMap<String, Object>(target.overrides());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    var topics =
        Stream.concat(Topics.all().stream().map(Topic::name), Stream.of(Topics.SCHEMAS)).toList();
    try (Admin admin = Admin.create(settings)) {
      return admin.describeTopics(topics).allTopicNames().get().values().stream()
          .collect(Collectors.toMap(TopicDescription::name, found -> found.partitions().size()));
    } catch (ExecutionException e) {
      throw explained(target, e.getCause());
    } catch (KafkaException e) {
      throw unusable(target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while connecting to Kafka", e);
    }
  }

  /** The client cannot even be built: a bad address or setting. */
  static PublishException unusable(KafkaTarget target, KafkaException e) {
    String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return new PublishException("Kafka at " + target.bootstrapServers() + ": " + why, e);
  }

  private static PublishException explained(KafkaTarget target, Throwable cause) {
    String where = "Kafka at " + target.bootstrapServers();
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new PublishException(
          where + " lacks topics of memwall; let `memwall up` create them", cause);
    }
    if (cause instanceof TimeoutException) {
      return new PublishException(where + " does not answer; is it running there?", cause);
    }
    return new PublishException(where + ": " + cause.getMessage(), cause);
  }
}
