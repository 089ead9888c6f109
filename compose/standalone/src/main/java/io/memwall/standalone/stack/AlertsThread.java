package io.memwall.standalone.stack;

import io.memwall.streams.alerts.AlertDelivery;
import io.memwall.streams.alerts.AlertsConfig;
import io.memwall.streams.alerts.AlertsStatus;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The delivery of alerts on a thread of its own. */
final class AlertsThread implements AutoCloseable {
  private static final long STOP_WITHIN_MS = TimeUnit.SECONDS.toMillis(5);

  private final AlertDelivery delivery;
  private final Thread thread;
  private volatile String failure;

  AlertsThread(AlertsConfig config) {
    delivery = new AlertDelivery(config);
    thread = new Thread(this::run, "memwall-alerts");
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      delivery.run();
    } catch (Throwable e) {
      // Whatever it was, nobody may believe that somebody is still told.
      failure = "alerts: " + e;
      throw e;
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
