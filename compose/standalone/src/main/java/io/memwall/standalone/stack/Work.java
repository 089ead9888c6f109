package io.memwall.standalone.stack;

import io.memwall.collectors.agent.LiveSettings;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.capture.CaptureOptions;
import io.memwall.standalone.capture.Loading;
import io.memwall.standalone.demo.DemoFabric;
import io.memwall.standalone.demo.DemoHistory;
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

  /** Imports files, each until ClickHouse holds it. */
  void load(CaptureOptions captures, List<Path> files) throws InterruptedException {
    var runner = new QueryRunner(stack.database());
    var completion = new Completion(stack.file(), runner, progress, stack::failure);
    new Loading(stack.kafka(), runner, progress, out).load(captures, files, completion::await);
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
      progress.step(
          "history and forecasts",
          () -> {
            DemoHistory.store(stack.database(), fabric.inventory(), Clock.systemUTC());
            return null;
          });
      var lines = new LiveLines(fabric, new QueryRunner(stack.database()), Clock.systemUTC());
      stop.await(
          () -> {
            requireAlive();
            require(fabric.failure());
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

  private void requireAlive() {
    require(stack.failure());
  }

  private static void require(Optional<String> failure) {
    failure.ifPresent(
        why -> {
          throw new CommandException(why);
        });
  }
}
