package io.memwall.engines;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The server's configuration and users, written anew at each start. */
final class ClickHouseConfig {
  private ClickHouseConfig() {}

  static Path write(EngineHome home, ClickHouseOptions options) throws IOException {
    Path users = home.conf().resolve("users.xml");
    Path config = home.conf().resolve("config.xml");
    Template.copy("clickhouse-users.xml", users);
    Template.fill(
        "clickhouse-config.xml",
        config,
        Map.of(
            "DATA", home.data().toString(),
            "LOG", ChildProcess.logFile(ClickHouseEngine.NAME, home).toString(),
            "USERS", users.toString(),
            "HTTP_PORT", Integer.toString(options.httpPort()),
            "TCP_PORT", Integer.toString(options.tcpPort()),
            "MAX_MEMORY", Long.toString(options.maxMemoryBytes())));
    return config;
  }
}
