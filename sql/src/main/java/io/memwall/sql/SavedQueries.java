package io.memwall.sql;

import java.util.List;

/** The questions memwall ships with answers to. */
public final class SavedQueries {
  private static final List<SavedQuery> ALL =
      Shipped.all("queries").stream().map(QueryHeader::read).toList();

  private SavedQueries() {}

  /** All of them, by name. */
  public static List<SavedQuery> all() {
    return ALL;
  }

  /**
   * The saved query of that name.
   *
   * @throws QueryException if there is none; it suggests the nearest name and lists all
   */
  public static SavedQuery named(String name) {
    return ALL.stream()
        .filter(query -> query.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static QueryException unknown(String name) {
    var names = ALL.stream().map(SavedQuery::name).toList();
    return new QueryException(
        "%s is not a saved query%s; there are %s"
            .formatted(name, Suggestion.of(name, names), String.join(", ", names)));
  }
}
