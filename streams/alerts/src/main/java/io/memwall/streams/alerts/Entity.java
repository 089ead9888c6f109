package io.memwall.streams.alerts;

import java.util.Locale;
import java.util.Objects;

/**
 * What an alert is about.
 *
 * @param kind lower case: pool, host, link, region, node, half or group
 * @param name within its kind
 */
public record Entity(String kind, String name) {
  public Entity {
    kind = kind.toLowerCase(Locale.ROOT);
    Objects.requireNonNull(name);
  }

  /** As users write it, such as {@code pool:p3}. */
  public String text() {
    return kind + ":" + name;
  }
}
