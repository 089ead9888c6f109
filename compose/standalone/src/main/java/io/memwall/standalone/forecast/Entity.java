package io.memwall.standalone.forecast;

import java.util.Locale;
import java.util.Map;

/**
 * What is forecast.
 *
 * @param kind POOL, TENANT or LINK
 * @param name the pool, the tenant, or the link and direction
 * @param pool of a tenant, the pool it is in; else empty text
 */
public record Entity(String kind, String name, String pool) {
  static Entity of(Map<String, Object> row, String kind, String pool) {
    return new Entity((String) row.get(kind), (String) row.get("entity"), (String) row.get(pool));
  }

  @Override
  public String toString() {
    String text = kind.toLowerCase(Locale.ROOT) + ":" + name;
    return pool.isEmpty() ? text : text + " in " + pool;
  }
}
