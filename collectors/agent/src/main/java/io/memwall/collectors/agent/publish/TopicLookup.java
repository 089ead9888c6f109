package io.memwall.collectors.agent.publish;

import io.memwall.schemas.KafkaRefusal;
import io.memwall.schemas.Topic;
import io.memwall.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a cluster for the topics we send to, with an answer a reader of the message can act on. */
final class TopicLookup {
  private TopicLookup() {}

  /**
   * Partition counts of all topics of events and of the schema log, each of which we may write to:
   * asked here, since a refusal of each batch later would name one topic at a time.
   */
  static Map<String, Integer> partitions(KafkaTarget target, Duration patience) {
    var options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    var found = described(target, patience, options);
    var closed = topics().filter(name -> isClosed(found.get(name))).toList();
    if (!closed.isEmpty()) {
      throw new PublishException(KafkaRefusal.mayNot("write to", closed, settings(target)));
    }
    return found.values().stream()
        .collect(Collectors.toMap(TopicDescription::name, each -> each.partitions().size()));
  }

  /** That all topics of events are there. */
  static void require(KafkaTarget target, Duration patience) {
    var found = described(target, patience, new DescribeTopicsOptions());
    var hidden = topics().filter(name -> !found.containsKey(name)).toList();
    if (!hidden.isEmpty()) {
      throw new PublishException(KafkaRefusal.mayNot("read", hidden, settings(target)));
    }
  }

  private static Stream<String> topics() {
    return Stream.concat(Topics.events().stream().map(Topic::name), Stream.of(Topics.SCHEMAS));
  }

  /** Brokers that do not say what is allowed are taken at their word once something is sent. */
  private static boolean isClosed(TopicDescription topic) {
    if (topic == null) {
      return true;
    }
    var allowed = topic.authorizedOperations();
    return allowed != null
        && !allowed.isEmpty()
        && !allowed.contains(AclOperation.WRITE)
        && !allowed.contains(AclOperation.UNKNOWN);
  }

  /** Without those that we may not even see. */
  private static Map<String, TopicDescription> described(
      KafkaTarget target, Duration patience, DescribeTopicsOptions options) {
    var settings = settings(target);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
    try (Admin admin = Admin.create(settings)) {
      var found = new HashMap<String, TopicDescription>();
      var asked = admin.describeTopics(topics().toList(), options).topicNameValues();
      for (var topic : asked.entrySet()) {
        visible(target, topic.getValue()).ifPresent(each -> found.put(topic.getKey(), each));
      }
      return found;
    } catch (KafkaException e) {
      throw unusable(target, e);
    }
  }

  private static Optional<TopicDescription> visible(
      KafkaTarget target, KafkaFuture<TopicDescription> answer) {
    try {
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicAuthorizationException) {
        return Optional.empty();
      }
      throw explained(target, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishException("interrupted while connecting to Kafka", e);
    }
  }

  private static Map<String, Object> settings(KafkaTarget target) {
    var settings = new HashMap<String, Object>(target.overrides());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, target.bootstrapServers());
    return settings;
  }

  /** The client cannot even be built: a bad address or setting. */
  static PublishException unusable(KafkaTarget target, KafkaException e) {
    String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    String where = "Kafka at " + target.bootstrapServers() + ": ";
    return new PublishException(KafkaRefusal.of(e, settings(target)).orElse(where + why), e);
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
    return new PublishException(
        KafkaRefusal.of(cause, settings(target)).orElse(where + ": " + cause.getMessage()), cause);
  }
}
