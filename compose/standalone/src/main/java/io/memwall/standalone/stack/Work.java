package io.memwall.standalone.stack;

import io.memwall.collectors.agent.CaptureSummary;
import io.memwall.collectors.agent.LiveSettings;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.capture.CaptureOptions;
import io.memwall.standalone.capture.KnownCases;
import io.memwall.standalone.demo.DemoFabric;
import io.memwall.standalone.demo.LiveLines;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What a running stack is used for. */
final class Work {
  private final Stack stack;
  private final StopSignal stop;
  private final Progress progress;
  private final PrintWriter out;

  Work(Stack stack, StopSignal stop, Progress progress, PrintWriter out) {
    this.stack = stack;
    this.stop = stop;
    this.progress = progress;
    this.out = out;
  }

  /** Imports files, waits until ClickHouse holds them, and prints what they held. */
  void importAll(CaptureOptions captures, List<Path> files) throws InterruptedException {
    if (files.isEmpty()) {
      return;
    }
    var runner = new QueryRunner(stack.database());
    List<CaptureSummary> summaries =
        captures.importAll(files, stack.kafka(), new KnownCases(runner), progress::say);
    new Completion(stack.file(), runner, progress, this::trouble).await(summaries);
    summaries.forEach(summary -> summary.lines().forEach(out::println));
    out.flush();
  }

  /** Waits to be stopped. */
  void idle() throws InterruptedException {
    stop.await(this::requireAlive);
  }

  /** Runs a simulated fabric and compares, until stopped. */
  void demo() throws Exception {
    var settings =
        LiveSettings.of("demo", stack.data().root(), KafkaTarget.at(stack.kafka()))
            .withFabric("demo", "simulated");
    try (var fabric = DemoFabric.start(settings, Clock.systemUTC())) {
      var lines = new LiveLines(fabric, new QueryRunner(stack.database()), Clock.systemUTC());
      stop.await(
          () -> {
            requireAlive();
            lines
                .next()
                .ifPresent(
                    line -> {
                      out.println(line);
                      out.flush();
                    });
          });
    }
  }

  private Optional<String> trouble() {
    if (stop.isAsked()) {
      return Optional.of("stopped before everything was in ClickHouse");
    }
    return stack.failure();
  }

  private void requireAlive() {
    stack
        .failure()
        .ifPresent(
            why -> {
              throw new CommandException(why);
            });
  }
}
