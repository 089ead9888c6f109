package io.memwall.standalone.stack;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.DataDirectory;
import io.memwall.engines.Engine;
import io.memwall.engines.EngineExit;
import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaOptions;
import io.memwall.standalone.Progress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Kafka and ClickHouse of a stack, started side by side. */
record Engines(KafkaEngine kafka, ClickHouseEngine clickHouse) implements AutoCloseable {
  private static final long STARTER_ENDS_WITHIN_MS = 10_000;

  static Engines start(DataDirectory data, Ports ports, Progress progress) throws Exception {
    // Found first: fetching it may take a while and may fail, with nothing running yet.
    var source = progress.watch("finding ClickHouse", () -> ClickHouse.find(progress::say));
    var options =
        ClickHouseOptions.in(data.clickHouse(), source)
            .withPorts(ports.clickHouseHttp(), ports.clickHouseTcp());
    var kafka =
        new FutureTask<>(
            () ->
                KafkaEngine.start(
                    new KafkaOptions(data.kafka(), ports.kafka(), ports.controller())));
    var starter = new Thread(kafka, "start-kafka");
    starter.start();
    ClickHouseEngine clickHouse = null;
    try {
      clickHouse = progress.step(source.describe(), () -> ClickHouseEngine.start(options));
      return new Engines(progress.step("Kafka", kafka::get), clickHouse);
    } catch (Exception e) {
      abandon(kafka, clickHouse);
      awaitEnd(starter);
      throw e instanceof ExecutionException && e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void abandon(FutureTask<KafkaEngine> kafka, ClickHouseEngine clickHouse) {
    boolean interrupted = Thread.interrupted();
    if (clickHouse != null) {
      clickHouse.close();
    }
    // Cancelling interrupts a start under way, which then leaves nothing behind.
    if (!kafka.cancel(true)) {
      try {
        kafka.get().close();
      } catch (ExecutionException e) {
        // It failed by itself: there is nothing to close.
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A cancelled start must be over before this process is, or its child outlives it a little. */
  private static void awaitEnd(Thread starter) {
    boolean interrupted = Thread.interrupted();
    try {
      starter.join(STARTER_ENDS_WITHIN_MS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Completes when one of them has ended by itself, with what it left. */
  CompletableFuture<String> death() {
    var death = new CompletableFuture<String>();
    for (Engine engine : List.of(kafka, clickHouse)) {
      var unused = engine.onExit().thenAccept(exit -> tell(death, engine, exit));
    }
    return death;
  }

  private static void tell(CompletableFuture<String> death, Engine engine, EngineExit exit) {
    if (!exit.asked()) {
      death.complete(
          "%s died with code %d; its log is %s"
              .formatted(exit.engine(), exit.code(), engine.logFile()));
    }
  }

  /** Both at once: each may take its whole deadline. */
  @Override
  public void close() {
    var stopping = CompletableFuture.runAsync(kafka::close);
    clickHouse.close();
    stopping.join();
  }
}
