package io.memwall.collectors.agent.config;

import java.util.Optional;

/**
 * Where metrics and health are shown.
 *
 * @param listen nowhere when empty
 */
public record HttpConfig(Optional<Listen> listen) {
  private static final Listen LOOPBACK = new Listen.Tcp("127.0.0.1", 9463, false);

  static HttpConfig read(Section section) {
    return new HttpConfig(
        section
            .ask(
                "listen",
                "where /metrics and /health are shown; they hold no addresses and no names of tenants")
            .or(new ListenKind(false, false), Optional.of(LOOPBACK)));
  }
}
