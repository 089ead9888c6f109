package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.engines.SharedEngines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sink ends within its time, whatever it is doing. */
class SinkClosingIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @BeforeAll
  static void needServers() {
    Servers.clickHouse();
    Servers.kafkaWithTopics();
  }

  @Test
  void closing_isBoundedWhateverHangsAndMayBeRepeated() {
    String name = SharedEngines.freshName("hangs");
    var config = Servers.config(Servers.empty());
    var hangs = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    var sink =
        new ClickHouseSink(
            config,
            (shape, rows) -> {
              entered.countDown();
              awaitForever(hangs);
            },
            InstantSource.system());
    var run = CompletableFuture.runAsync(sink::run);
    Servers.send(SinkIT.story(name, 0, 20));
    awaitForever(entered);

    sink.close(Duration.ofMillis(500));
    sink.close();

    // It ends by itself, without what hangs: a sink that cannot be stopped would wait for ever.
    await().atMost(SOON).until(run::isDone);
    assertThat(run).isCompleted();
    assertThat(sink.status().batches()).isZero();
  }

  private static void awaitForever(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void sinkThatNeverRan_closes() {
    var database = Servers.empty();
    var sink = new ClickHouseSink(Servers.config(database));
    sink.close();
    sink.close();

    assertThat(sink.status().batches()).isZero();
  }
}
