package io.memwall.streams.alerts;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who is told.
 *
 * @param name unique; receipts are kept by it
 * @param way how it wants to be told
 * @param url of the Alertmanager, such as {@code http://127.0.0.1:9093}, or of the webhook
 * @param tokenFile holds a bearer token; read whenever it is used
 * @param wants what it wants to be told of
 * @param groupBy labels whose alerts go in one post to a webhook
 * @param keepAlive firing alerts are said again so often; zero for never
 */
public record Receiver(
    String name,
    Way way,
    URI url,
    Optional<Path> tokenFile,
    Wants wants,
    List<String> groupBy,
    Duration keepAlive) {

  /** How a receiver is told. */
  public enum Way {
    ALERTMANAGER,
    WEBHOOK
  }

  /**
   * What a receiver is told of.
   *
   * @param entities any of them
   * @param rules any of them
   * @param least severity
   */
  public record Wants(List<Glob> entities, Set<Rule> rules, Severity least) {
    public Wants {
      entities = List.copyOf(entities);
      rules = Set.copyOf(rules);
      Objects.requireNonNull(least);
    }

    boolean has(AlertKey key) {
      return rules.contains(key.rule())
          && entities.stream().anyMatch(glob -> glob.matches(key.entity()));
    }
  }

  /**
   * An alert as this receiver is to see it: one that has become too mild is over for it. Empty when
   * it is none of its business.
   */
  Optional<Alert> view(Alert alert) {
    if (!wants.has(alert.key())) {
      return Optional.empty();
    }
    if (alert.severity().isAtLeast(wants.least())) {
      return Optional.of(alert);
    }
    return alert.notified().containsKey(name)
        ? Optional.of(alert.seenAsEnded(wants.least()))
        : Optional.empty();
  }

  public Receiver {
    Objects.requireNonNull(name);
    Objects.requireNonNull(way);
    Objects.requireNonNull(url);
    Objects.requireNonNull(tokenFile);
    Objects.requireNonNull(wants);
    groupBy = List.copyOf(groupBy);
    Objects.requireNonNull(keepAlive);
  }
}
