package io.memwall.streams.sink;

import java.util.concurrent.CompletableFuture;

/** A sink on a thread of its own; closing it fails the test when it did not end well. */
record RunningSink(ClickHouseSink sink, CompletableFuture<Void> run) implements AutoCloseable {
  static RunningSink start(SinkConfig config) {
    var sink = new ClickHouseSink(config);
    return new RunningSink(
        sink,
        CompletableFuture.runAsync(sink::run, task -> new Thread(task, "sink-under-test").start()));
  }

  @Override
  public void close() {
    sink.close();
    run.join();
  }
}
