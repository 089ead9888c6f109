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
import java.util.concurrent.CompletionException;

/** Kafka and ClickHouse of a stack, started side by side. */
record Engines(KafkaEngine kafka, ClickHouseEngine clickHouse) implements AutoCloseable {

  static Engines start(DataDirectory data, Ports ports, Progress progress) throws Exception {
    // Found first: fetching it may take a while and may fail, with nothing running yet.
    var source = ClickHouse.find(progress::say);
    var kafka =
        CompletableFuture.supplyAsync(
            () ->
                KafkaEngine.start(
                    new KafkaOptions(data.kafka(), ports.kafka(), ports.controller())));
    ClickHouseEngine clickHouse;
    try {
      var options =
          ClickHouseOptions.in(data.clickHouse(), source)
              .withPorts(ports.clickHouseHttp(), ports.clickHouseTcp());
      clickHouse =
          progress.step(
              "ClickHouse (" + source.describe() + ")", () -> ClickHouseEngine.start(options));
    } catch (Exception e) {
      kafka.thenAccept(Engine::close).exceptionally(alsoFailed -> null).join();
      throw e;
    }
    try {
      return new Engines(progress.step("Kafka", kafka::join), clickHouse);
    } catch (CompletionException e) {
      clickHouse.close();
      throw e.getCause() instanceof Exception cause ? cause : e;
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
