package io.memwall.standalone.stack;

import io.memwall.sql.SizeRetention;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every 15 s whether tables keep within their bounds. */
final class RetentionThread implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RetentionThread.class);
  private static final long EVERY_S = 15;

  private final Optional<SizeRetention> retention;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "memwall-retention");
            thread.setDaemon(true);
            return thread;
          });

  private RetentionThread(Optional<SizeRetention> retention) {
    this.retention = retention;
  }

  RetentionThread(SizeRetention retention) {
    this(Optional.of(retention));
  }

  /** One that has nothing to do where there are no tables. */
  static RetentionThread of(Optional<StreamsPlan.Tables> tables) {
    return new RetentionThread(
        tables.filter(each -> !each.bounds().isEmpty()).map(StreamsPlan.Tables::retention));
  }

  void start() {
    if (retention.isEmpty()) {
      return;
    }
    var unused = timer.scheduleWithFixedDelay(this::run, 0, EVERY_S, TimeUnit.SECONDS);
  }

  private void run() {
    try {
      retention.orElseThrow().enforce();
    } catch (SQLException | RuntimeException e) {
      // The next round tries again.
      log.warn("bounds in bytes are not looked after: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
