package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.SharedDatabase;
import io.memwall.engines.SharedEngines;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import org.junit.jupiter.api.Assumptions;

/** A database with all tables and views and without rows. */
public final class EmptyDatabase {
  private EmptyDatabase() {}

  /** Until the next test asks for it; skips at home, and fails in CI, where there is no server. */
  public static Database one() {
    return of("one");
  }

  /** The same, beside the one. */
  public static Database another() {
    return of("another");
  }

  private static Database of(String word) {
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
    return named(
        SharedDatabase.empty(
            word, name -> Migrator.migrate(named(name), MigrationSettings.defaults())));
  }

  private static Database named(String name) {
    return new Database(SharedEngines.clickHouseUrl(), "default", "", name);
  }
}
