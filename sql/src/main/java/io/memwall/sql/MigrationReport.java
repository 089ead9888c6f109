package io.memwall.sql;

import java.util.List;

/**
 * What a run of the migrator did.
 *
 * @param applied migrations applied now, in order
 * @param present how many migrations the database has now
 * @param views saved queries whose view was created or replaced
 * @param retention tables whose retention was changed
 */
public record MigrationReport(
    List<String> applied, int present, List<String> views, List<String> retention) {
  public MigrationReport {
    applied = List.copyOf(applied);
    views = List.copyOf(views);
    retention = List.copyOf(retention);
  }

  /** True when everything was as it should be already. */
  public boolean changedNothing() {
    return applied.isEmpty() && views.isEmpty() && retention.isEmpty();
  }

  /** One line for people. */
  public String summary() {
    if (changedNothing()) {
      return "nothing to do: all " + present + " migrations are applied";
    }
    return "%d of %d migrations applied%s, %d saved queries renewed, retention set on %d tables"
        .formatted(
            applied.size(),
            present,
            applied.isEmpty() ? "" : " (" + String.join(", ", applied) + ")",
            views.size(),
            retention.size());
  }
}
