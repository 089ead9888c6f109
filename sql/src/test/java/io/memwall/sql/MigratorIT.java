package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigratorIT {
  private static final MigrationSettings DEFAULTS = MigrationSettings.defaults();

  @Test
  void emptyServer_getsTablesViewsAndRetention() {
    var database = TestDatabase.fresh();

    var report = Migrator.migrate(database, DEFAULTS);

    assertThat(report.applied())
        .startsWith("0001_events.sql", "0002_results.sql", "0003_received.sql", "0004_fabric.sql")
        .isSorted();
    assertThat(report.views())
        .containsExactlyInAnyOrderElementsOf(
            SavedQueries.all().stream().map(SavedQuery::name).toList());
    assertThat(report.retention()).contains("flow", "hot", "connection", "transaction", "received");
    int all = report.applied().size();
    assertThat(report.summary())
        .startsWith(all + " of " + all + " migrations applied (0001_events.sql, ");
  }

  /** There is no Keeper here to run them with, but the server reads every word. */
  @Test
  void statementsForACluster_areUnderstoodByTheServer() {
    var layout = Layout.on("racks");
    var database = new Database(TestDatabase.fresh().url(), "default", "", "default");
    var all =
        Stream.concat(
                Migration.shipped().stream().flatMap(each -> each.statements(layout).stream()),
                SavedQueries.all().stream()
                    .flatMap(each -> layout.statements(each.text()).stream()))
            .toList();
    // Some at a time: a question has its limits, and so has the patience for a hundred.
    for (int from = 0; from < all.size(); from += 20) {
      var some = all.subList(from, Math.min(all.size(), from + 20));
      assertThat(formatted(database, some))
          .hasSameSizeAs(some)
          .allSatisfy(text -> assertThat(text).contains("ON CLUSTER racks"));
    }
  }

  private static List<String> formatted(Database database, List<String> statements) {
    String texts = statements.stream().map(Parameter::quoted).collect(Collectors.joining(", "));
    var answer =
        new QueryRunner(database).sql("SELECT arrayMap(s -> formatQuery(s), [" + texts + "])");
    return ((List<?>) answer.rows().get(0).get(0)).stream().map(Object::toString).toList();
  }

  @Test
  void secondRun_appliesNothingAndSaysSo() {
    var database = TestDatabase.migrated();
    var before = objects(database);

    var report = Migrator.migrate(database, DEFAULTS);

    assertThat(report.changedNothing()).isTrue();
    assertThat(report.summary()).matches("nothing to do: all \\d+ migrations are applied");
    assertThat(objects(database)).isEqualTo(before);
  }

  @Test
  void editedMigration_isRefusedWithBothChecksums() throws SQLException {
    var database = TestDatabase.fresh();
    var shipped = migration("0001_first.sql", "CREATE TABLE IF NOT EXISTS a (x Int8) ENGINE = Log");
    var edited = migration("0001_first.sql", "CREATE TABLE IF NOT EXISTS a (x Int9) ENGINE = Log");
    createEmpty(database);
    ledgerOnly(database, shipped);

    assertThatThrownBy(() -> run(database, List.of(edited)))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("0001_first.sql")
        .hasMessageContaining(shipped.file().checksum())
        .hasMessageContaining(edited.file().checksum());
  }

  @Test
  void newerDatabase_isRefused() throws SQLException {
    var database = TestDatabase.migrated();
    TestDatabase.execute(
        database, "INSERT INTO schema_migrations (version, name) VALUES (9999, '9999_later.sql')");

    assertThatThrownBy(() -> Migrator.migrate(database, DEFAULTS))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("9999_later.sql");
  }

  @Test
  void migratorKilledInMidFile_goesOnWhenRunAgain() throws SQLException {
    var database = TestDatabase.migrated();
    var whole = objects(database);
    // As if it had been killed before the second file was recorded, and before its second table,
    // to which the eighth adds columns.
    TestDatabase.execute(
        database,
        "DROP TABLE pool_use SYNC",
        "ALTER TABLE schema_migrations DELETE WHERE version IN (2, 8) SETTINGS mutations_sync = 1");

    var report = Migrator.migrate(database, DEFAULTS);

    assertThat(report.applied()).containsExactly("0002_results.sql", "0008_allocation.sql");
    assertThat(report.retention()).containsExactly("pool_use");
    assertThat(objects(database)).isEqualTo(whole);
  }

  @Test
  void migratorsAtOnce_doNoHarm() {
    var database = TestDatabase.fresh();
    var runs = new ArrayList<CompletableFuture<MigrationReport>>();
    for (int i = 0; i < 4; i++) {
      runs.add(CompletableFuture.supplyAsync(() -> Migrator.migrate(database, DEFAULTS)));
    }
    runs.forEach(CompletableFuture::join);

    assertThat(Migrator.migrate(database, DEFAULTS).changedNothing()).isTrue();
    assertThat(objects(database)).isEqualTo(objects(TestDatabase.migrated()));
  }

  @Test
  void retention_followsTheSettingsAndSparesCases() {
    var database = TestDatabase.migrated();

    var report =
        Migrator.migrate(
            database, new MigrationSettings(Optional.of(Duration.ofDays(7)), Optional.empty()));

    assertThat(report.retention())
        .containsExactly(
            "connection",
            "flow",
            "health",
            "host_memory",
            "hot",
            "link_health",
            "pool_snapshot",
            "transaction");
    assertThat(objects(database).get(objectNames(database).indexOf("flow")))
        .contains("TTL toDateTime(ingested_at) + toIntervalSecond(604800) WHERE case_name = ''");
    assertThat(Migrator.migrate(database, DEFAULTS).changedNothing())
        .as("what was set before is left alone when nothing is asked for")
        .isTrue();
    assertThat(objects(database).get(objectNames(database).indexOf("flow")))
        .contains("toIntervalSecond(604800)");
  }

  @Test
  void viewsOfADatabaseAtRest_areRenewedWithoutTouchingAnythingElse() throws SQLException {
    var database = TestDatabase.migrated();
    assertThat(Migrator.renewViews(database)).isEmpty();
    TestDatabase.execute(
        database,
        "DROP VIEW cases SYNC",
        "ALTER TABLE flow REMOVE TTL",
        "INSERT INTO schema_views (name, checksum) VALUES ('coverage', 'of an older text')");

    assertThat(Migrator.renewViews(database)).containsExactly("cases", "coverage");
    assertThat(objects(database).get(objectNames(database).indexOf("flow")))
        .doesNotContain(" TTL ");
  }

  @Test
  void viewsOfADatabaseWithoutAllMigrations_areRefused() throws SQLException {
    var database = TestDatabase.migrated();
    TestDatabase.execute(
        database,
        "ALTER TABLE schema_migrations DELETE WHERE version = 3 SETTINGS mutations_sync = 1");

    assertThatThrownBy(() -> Migrator.renewViews(database))
        .isInstanceOf(MigrationException.class)
        .hasMessage(
            "the database was written by another version of memwall and lacks 0003_received.sql;"
                + " run ./memwall up on it once");

    var bare = TestDatabase.fresh();
    createEmpty(bare);
    assertThatThrownBy(() -> Migrator.renewViews(bare))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("run ./memwall up on it once");
  }

  @Test
  void viewThatIsGoneOrDiffers_isRenewed() throws SQLException {
    var database = TestDatabase.migrated();
    TestDatabase.execute(
        database,
        "DROP VIEW cases SYNC",
        "INSERT INTO schema_views (name, checksum) VALUES ('coverage', 'of an older text')");

    assertThat(Migrator.migrate(database, DEFAULTS).views()).containsExactly("cases", "coverage");
  }

  @Test
  void serverThatIsNotThere_isNamed() {
    var nowhere = new Database("http://127.0.0.1:1", "default", "secret", "memwall");

    assertThatThrownBy(() -> Migrator.migrate(nowhere, DEFAULTS))
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("http://127.0.0.1:1 database memwall")
        .hasMessageNotContaining("secret");
  }

  private static Migration migration(String name, String text) {
    return Migration.of(new Shipped(name, text));
  }

  private static void createEmpty(Database database) throws SQLException {
    try (var connection = database.connectToServer();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database.name());
    }
  }

  private static void ledgerOnly(Database database, Migration applied) throws SQLException {
    assertThatThrownBy(() -> run(database, List.of(applied)))
        .as("the rest of a migrator's work needs our tables")
        .isInstanceOf(SQLException.class);
  }

  private static MigrationReport run(Database database, List<Migration> migrations)
      throws SQLException {
    try (var connection = database.connect()) {
      return new Migrator(connection, migrations, Layout.SINGLE).run(DEFAULTS);
    }
  }

  private static List<String> objectNames(Database database) {
    return column(database, "name");
  }

  private static List<String> objects(Database database) {
    return column(database, "create_table_query").stream()
        .map(text -> text.replace(database.name(), "memwall"))
        .toList();
  }

  private static List<String> column(Database database, String column) {
    return new QueryRunner(database)
            .sql(
                "SELECT "
                    + column
                    + " FROM system.tables WHERE database = currentDatabase() ORDER BY name")
            .rows()
            .stream()
            .map(row -> (String) row.get(0))
            .toList();
  }
}
