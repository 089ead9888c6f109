package io.memwall.standalone.ask;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.DataDirectory;
import io.memwall.sql.Database;
import io.memwall.sql.Migrator;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.ClickHouseAccess;
import io.memwall.standalone.stack.Places;
import io.memwall.standalone.stack.StackFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where questions are asked.
 *
 * @param database that answers
 * @param isAtRest nothing is being added: the question is about everything there is
 * @param ending stops what was started for the question
 */
public record Where(Database database, boolean isAtRest, Runnable ending) implements AutoCloseable {
  /** The stack that runs on a data directory, or ClickHouse alone for as long as it takes. */
  public static Where onData(Path directory, Progress progress) throws Exception {
    var running = StackFile.in(directory);
    return running.isPresent() ? live(running.get()) : atRest(directory, progress);
  }

  /**
   * {@code MEMWALL_CLICKHOUSE_URL}, else the context in use, else the one stack of this user that
   * runs.
   */
  public static Where found() {
    return ClickHouseAccess.ofUser()
        .given()
        .map(Where::live)
        .or(() -> contexts().current().map(Where::inContext))
        .orElseGet(() -> live(Places.ofUser().theRunning(Optional.empty())));
  }

  /** The stack of this user that {@link #found} finds; empty when it finds a cluster. */
  static Optional<StackFile> foundStack(boolean isNamed) {
    boolean elsewhere =
        isNamed
            || ClickHouseAccess.ofUser().given().isPresent()
            || contexts().current().isPresent();
    return elsewhere ? Optional.empty() : Optional.of(Places.ofUser().theRunning(Optional.empty()));
  }

  /** A cluster that the user has named. */
  static Where inContext(String name) {
    return live(contexts().named(name).open());
  }

  private static Contexts contexts() {
    return Contexts.in(Places.ofUser().contexts());
  }

  private static Where live(StackFile stack) {
    return live(ClickHouseAccess.ofUser().at(stack.clickHouse()));
  }

  private static Where live(Database database) {
    return new Where(database, false, () -> {});
  }

  private static Where atRest(Path directory, Progress progress) throws Exception {
    if (!Files.isDirectory(directory.resolve("clickhouse"))) {
      throw new CommandException(
          directory + " holds no memwall data: load some with ./memwall up --data " + directory);
    }
    var data = DataDirectory.open(directory, "memwall query");
    ClickHouseEngine engine = null;
    try {
      // Never the given server: it is this directory that is asked.
      var source = progress.watch("finding ClickHouse", () -> ClickHouse.findLocal(progress::say));
      var options = ClickHouseOptions.in(data.clickHouse(), source);
      engine =
          progress.watch(
              "starting ClickHouse on " + directory, () -> ClickHouseEngine.start(options));
      var database = ClickHouseAccess.ofUser().embeddedAt(engine.httpUrl());
      // The directory may have been written by a build with other saved queries.
      Migrator.renewViews(database);
      var started = engine;
      return new Where(database, true, () -> close(started, data));
    } catch (Exception e) {
      close(engine, data);
      throw e;
    }
  }

  private static void close(ClickHouseEngine engine, DataDirectory data) {
    if (engine != null) {
      engine.close();
    }
    data.close();
  }

  @Override
  public void close() {
    ending.run();
  }
}
