package io.memwall.sql;

import java.util.List;

/** What a database that this version has prepared holds. */
public final class Shipment {
  private Shipment() {}

  /** Versions of all migrations. */
  public static List<Integer> migrations() {
    return Migration.shipped().stream().map(Migration::version).toList();
  }

  /** Names of all saved queries; each is a view. */
  public static List<String> queries() {
    return SavedQueries.all().stream().map(SavedQuery::name).toList();
  }
}
