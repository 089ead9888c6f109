package io.memwall.standalone.capture;

import io.memwall.collectors.agent.CaptureSummary;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Imports captures into a stack, waits until ClickHouse holds each, and prints what it held. */
public final class Loading {
  private final String kafka;
  private final QueryRunner runner;
  private final Progress progress;
  private final PrintWriter out;

  /** Waits until ClickHouse holds a capture. */
  @FunctionalInterface
  public interface Waiting {
    void until(CaptureSummary loaded) throws InterruptedException;
  }

  /**
   * @param kafka bootstrap servers of the stack
   * @param runner asks its ClickHouse
   */
  public Loading(String kafka, QueryRunner runner, Progress progress, PrintWriter out) {
    this.kafka = kafka;
    this.runner = runner;
    this.progress = progress;
    this.out = out;
  }

  /** One file after the other: when one fails, those before it are in and said to be. */
  public void load(CaptureOptions options, List<Path> files, Waiting waiting)
      throws InterruptedException {
    var known = new KnownCases(runner);
    for (Path file : files) {
      CaptureSummary loaded = options.load(file, kafka, known, progress::say);
      waiting.until(loaded);
      loaded.lines().forEach(out::println);
      out.flush();
    }
  }
}
