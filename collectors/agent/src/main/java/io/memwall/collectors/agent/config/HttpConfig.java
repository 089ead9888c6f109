package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.http.ListenAddress;
import java.util.Optional;

/** Where metrics and health are shown. */
public record HttpConfig(ServerConfig server) {
  private static final ListenAddress LOOPBACK = new ListenAddress.Tcp("127.0.0.1", 9463, false);

  static HttpConfig read(Section section) {
    return new HttpConfig(
        ServerConfig.read(section, "where /metrics and /health are shown", Optional.of(LOOPBACK)));
  }
}
