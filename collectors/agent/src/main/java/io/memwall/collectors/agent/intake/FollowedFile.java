package io.memwall.collectors.agent.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a growing file of JSON lines on a thread of its own, from where it stopped the last time. A
 * line is read when its end is there, and counts as read when what it said is durable.
 */
public final class FollowedFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FollowedFile.class);
  private static final long STOP_MS = 25_000;

  private final Path file;
  private final Duration poll;
  private final FileReading reading;
  private final Thread thread;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile String trouble = "";

  /**
   * @param intake shared; closed by whoever made it, after this
   * @param file need not exist yet
   * @param poll between two looks at a file that does not grow
   */
  FollowedFile(Intake intake, Path file, Duration poll) {
    this.file = file.toAbsolutePath();
    this.poll = poll;
    this.reading = new FileReading(intake, this.file);
    this.thread = new Thread(this::run, "memwall-follow-" + file.getFileName());
    thread.setDaemon(true);
  }

  /** Begins to read. */
  void start() {
    thread.start();
  }

  private void run() {
    while (!stopping) {
      if (!moved()) {
        pause();
      }
    }
  }

  /** Whether there was something to read. */
  private boolean moved() {
    try {
      boolean moved = reading.step();
      settled();
      return moved;
    } catch (IOException | UncheckedIOException e) {
      troubled(e);
      return false;
    }
  }

  private void settled() {
    Optional<String> now = reading.trouble();
    if (now.isEmpty() && !trouble.isEmpty()) {
      log.info("{} is followed again", file);
    }
    trouble = now.orElse("");
  }

  private void troubled(Exception e) {
    if (trouble.isEmpty()) {
      log.warn("{} cannot be followed; tried again every {}", file, poll, e);
    }
    trouble = file + ": " + e.getMessage();
  }

  private void pause() {
    try {
      stopping = stopped.await(poll.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
    }
  }

  /** Why it is not followed now; a file that is not there yet is no reason. */
  Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  /** Waits for the lines under way. */
  @Override
  public void close() {
    stopping = true;
    stopped.countDown();
    try {
      thread.join(STOP_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reading.close();
  }
}
