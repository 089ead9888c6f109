package io.memwall.standalone.stack;

import io.memwall.sql.Database;
import io.memwall.streams.sink.ClickHouseSink;
import io.memwall.streams.sink.SinkConfig;
import java.util.List;

/** The sink as every stack runs it. */
final class Sinks {
  static final String GROUP = "memwall-sink";

  private Sinks() {}

  static SinkConfig config(StreamsPlan.Cluster kafka, Database database) {
    return new SinkConfig(
        kafka.bootstrap(),
        GROUP,
        database.url(),
        database.user(),
        database.password(),
        database.name(),
        SinkConfig.DEFAULT_MAX_ROWS,
        SinkConfig.DEFAULT_MAX_WAIT,
        kafka.properties());
  }

  /** What it stores; of the inventory the history, which holds every version. */
  static List<String> topics() {
    return ClickHouseSink.topics();
  }
}
