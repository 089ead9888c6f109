package io.memwall.standalone.torture;

import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** Whether brokers have caught up: only then may the next be struck. */
final class InSync {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private InSync() {}

  static void await(Stage stage) {
    try (var admin = stage.admin()) {
      Patience.until(
          "every partition has all its copies in sync",
          PATIENCE,
          () -> holds(admin, stage.brokers()));
    }
  }

  private static boolean holds(org.apache.kafka.clients.admin.Admin admin, int brokers) {
    try {
      return admin
          .describeTopics(admin.listTopics().names().get())
          .allTopicNames()
          .get()
          .values()
          .stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.isr().size() == brokers);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return false;
    }
  }
}
