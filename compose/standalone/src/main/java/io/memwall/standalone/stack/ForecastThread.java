package io.memwall.standalone.stack;

import io.memwall.sql.Database;
import io.memwall.sql.Rollups;
import io.memwall.standalone.forecast.ForecastJob;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps hours and days of results, and forecasts once a day, soon after midnight UTC, or soon after
 * the start of the stack.
 */
final class ForecastThread implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ForecastThread.class);
  private static final long FIRST_MIN = 2;
  private static final long EVERY_MIN = 30;

  private final Rollups rollups;
  private final ForecastJob job;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "memwall-forecast");
            thread.setDaemon(true);
            return thread;
          });

  ForecastThread(Database database) {
    rollups = new Rollups(database, Clock.systemUTC());
    job = new ForecastJob(database, Clock.systemUTC());
  }

  void start() {
    var unused = timer.scheduleWithFixedDelay(this::run, FIRST_MIN, EVERY_MIN, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      rollups.run();
    } catch (SQLException | RuntimeException e) {
      // The next round computes what is missing; until then the windows themselves answer.
      log.warn("no hours and days of results this time: {}", e.getMessage());
    }
    try {
      job.runDaily();
    } catch (SQLException | RuntimeException e) {
      // The next round tries again; until then the forecasts of before stand, with their day.
      log.warn("no forecasts this time: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
