package io.memwall.standalone.stack;

import io.memwall.sql.Database;
import java.util.Map;
import java.util.Optional;

/**
 * How a ClickHouse is asked: the variables MEMWALL_CLICKHOUSE_URL, _USER, _PASSWORD and _DATABASE,
 * each with a default that fits the embedded one. The password is never printed nor stored.
 */
public final class ClickHouseAccess {
  private static final String PREFIX = "MEMWALL_CLICKHOUSE_";

  private final Map<String, String> environment;

  ClickHouseAccess(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  public static ClickHouseAccess ofUser() {
    return new ClickHouseAccess(System.getenv());
  }

  /** The server that is given; empty when memwall is to find its own. */
  public Optional<Database> given() {
    String url = get("URL", "");
    return url.isEmpty() ? Optional.empty() : Optional.of(at(url));
  }

  /** The database on a server at this URL. */
  public Database at(String url) {
    return new Database(url, get("USER", "default"), get("PASSWORD", ""), name());
  }

  /** The embedded server of a data directory, which knows no other user. */
  public Database embeddedAt(String url) {
    return new Database(url, "default", "", name());
  }

  String name() {
    return get("DATABASE", "memwall");
  }

  private String get(String name, String fallback) {
    String value = environment.getOrDefault(PREFIX + name, "");
    return value.isEmpty() ? fallback : value;
  }
}
