package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.standalone.stack.StackFile;
import java.nio.file.Path;

/**
 * A copy of a data directory with its ClickHouse running: to be asked in a moment, where data at
 * rest needs a server to start each time.
 */
record Held(Path directory, ClickHouseEngine engine) implements AutoCloseable {
  static Held copyOf(Path data, Path directory) throws Exception {
    String[] copy = {"cp", "-a", data.toString(), directory.toString()};
    assertThat(new ProcessBuilder(copy).inheritIO().start().waitFor()).isZero();
    var options = ClickHouseOptions.in(directory.resolve("clickhouse"), Own.clickHouse());
    var engine = ClickHouseEngine.start(options);
    var us = ProcessHandle.current();
    var stack =
        new StackFile(
            us.pid(),
            us.info().startInstant().orElseThrow().toEpochMilli(),
            directory.toString(),
            "none",
            engine.httpUrl(),
            "memwall",
            1);
    JsonMapper.builder().build().writeValue(directory.resolve("stack.json").toFile(), stack);
    return new Held(directory, engine);
  }

  @Override
  public void close() {
    engine.close();
  }
}
