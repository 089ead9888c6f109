package io.memwall.standalone.stack;

import io.memwall.schemas.KafkaRefusal;
import io.memwall.streams.alerts.AlertDelivery;
import io.memwall.streams.alerts.AlertsConfig;
import io.memwall.streams.alerts.AlertsStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The delivery of alerts on a thread of its own. */
final class AlertsThread implements AutoCloseable {
  private static final long STOP_WITHIN_MS = TimeUnit.SECONDS.toMillis(5);

  private final AlertDelivery delivery;
  private final Map<String, Object> kafka;
  private final Thread thread;
  private volatile String failure;

  AlertsThread(AlertsConfig config) {
    delivery = new AlertDelivery(config);
    kafka = new HashMap<>(config.kafkaOverrides());
    kafka.put("bootstrap.servers", config.bootstrapServers());
    thread = new Thread(this::run, "memwall-alerts");
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      Announcement.make(kafka);
      delivery.run();
    } catch (Throwable e) {
      // Whatever it was, nobody may believe that somebody is still told.
      var refusal = KafkaRefusal.of(e, kafka);
      failure = "alerts: " + refusal.orElseGet(e::toString);
      // A refusal is no riddle: one line, without where in the code it was met.
      if (refusal.isEmpty()) {
        throw e;
      }
    }
  }

  /** Why it has stopped for good; empty while all is well. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  AlertsStatus status() {
    return delivery.status();
  }

  @Override
  public void close() {
    delivery.close();
    try {
      thread.join(STOP_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
