package io.memwall.standalone.replay;

import io.memwall.standalone.Progress;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few minutes whether ranges are to be computed anew, and has it done. */
public final class LateRanges implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LateRanges.class);
  private static final long EVERY_MIN = 5;
  private static final long STOP_WITHIN_S = 10;

  private final RangeReplay replay;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            var thread = new Thread(work, "memwall-late-ranges");
            thread.setDaemon(true);
            return thread;
          });

  public LateRanges(RangeReplay replay) {
    this.replay = replay;
  }

  /** Begins to look. */
  public void start() {
    var unused = timer.scheduleWithFixedDelay(this::run, EVERY_MIN, EVERY_MIN, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      int done = replay.work(new Progress(new PrintWriter(Writer.nullWriter())));
      if (done > 0) {
        log.info("{} ranges were computed anew, since records of theirs came late", done);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // What was asked for stays open: the next round tries again.
      log.warn("late ranges are not computed this time: {}", e.getMessage());
    }
  }

  /** Ends a computation under way too, whose broker and directory would stay behind. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(STOP_WITHIN_S, TimeUnit.SECONDS)) {
        log.warn("late ranges are still being computed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
