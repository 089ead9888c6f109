package io.memwall.streams.alerts;

import io.memwall.streams.alerts.Signal.Cleared;
import io.memwall.streams.alerts.Signal.Raised;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Alerts for the tests of this module. */
final class Samples {
  static final long SECOND = 1_000_000_000L;
  static final Instant T0 = Instant.parse("2026-03-01T03:00:00Z");
  static final long T0_NS = T0.getEpochSecond() * SECOND;

  private Samples() {}

  static AlertKey wall(String kind, String name) {
    return new AlertKey("f", Rule.MEMORY_WALL, new Entity(kind, name));
  }

  /** Raised so many seconds after the start, for an entity with parents. */
  static Raised raised(AlertKey key, Severity severity, long second, String... parents) {
    var account =
        new Account(
            severity.word() + " of " + key.entity().text(),
            Map.of("tenant", "llm"),
            Map.of(Suppression.PARENTS, String.join(", ", parents)));
    return new Raised(key, severity, at(second), account, OptionalLong.empty());
  }

  static Cleared cleared(AlertKey key, long second) {
    return new Cleared(key, at(second));
  }

  static long at(long second) {
    return T0_NS + second * SECOND;
  }

  static Receiver webhook(String url, Receiver.Wants wants) {
    return new Receiver(
        "hook",
        Receiver.Way.WEBHOOK,
        URI.create(url),
        Optional.empty(),
        wants,
        List.of("rule"),
        Duration.ZERO);
  }

  static Receiver alertmanager(String url, Duration keepAlive) {
    return new Receiver(
        "am",
        Receiver.Way.ALERTMANAGER,
        URI.create(url),
        Optional.empty(),
        everything(),
        List.of(),
        keepAlive);
  }

  static Receiver.Wants everything() {
    return wants(Severity.WARNING);
  }

  static Receiver.Wants wants(Severity least) {
    return new Receiver.Wants(List.of(new Glob("*")), Set.of(Rule.values()), least);
  }
}
