package io.memwall.bench.pipeline;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.Directories;
import io.memwall.sql.Database;
import io.memwall.sql.MigrationSettings;
import io.memwall.sql.Migrator;
import io.memwall.sql.QueryRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** A ClickHouse of this run's own, with the tables in it; gone when closed. */
public final class Store implements AutoCloseable {
  private static final String PARTS =
      "SELECT max(parts) FROM (SELECT count() AS parts FROM system.parts"
          + " WHERE active AND database = 'memwall' GROUP BY table, partition_id)";

  private final Path directory;
  private final ClickHouseEngine engine;
  private final Database database;
  private final QueryRunner runner;

  private Store(Path directory, ClickHouseEngine engine) {
    this.directory = directory;
    this.engine = engine;
    database = new Database(engine.httpUrl(), "default", "", "memwall");
    runner = new QueryRunner(database);
  }

  /** Starts it. */
  public static Store open() throws IOException {
    Path directory = Files.createTempDirectory("memwall-bench-store");
    var source = ClickHouse.find(System.err::println);
    var store =
        new Store(directory, ClickHouseEngine.start(ClickHouseOptions.in(directory, source)));
    Migrator.migrate(store.database, MigrationSettings.defaults());
    return store;
  }

  public Database database() {
    return database;
  }

  /** Of the server; empty when it is no process of this machine. */
  public OptionalLong pid() {
    return engine.pid();
  }

  /** Rows of an answer. */
  List<List<Object>> rows(String sql) {
    return runner.sql(sql).rows();
  }

  /** The one number of an answer. */
  public double number(String sql) {
    return ((Number) rows(sql).get(0).get(0)).doubleValue();
  }

  /** Active parts of the partition that has most of them. */
  long parts() {
    return (long) number(PARTS);
  }

  @Override
  public void close() throws IOException {
    engine.close();
    Directories.delete(directory);
  }
}
