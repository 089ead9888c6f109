package io.memwall.sql;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.ClickHouseSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A cluster of two shards, which are two databases of one server: it tells them apart by name and
 * asks each over the network. It has no Keeper, so what is rendered for a cluster runs without ON
 * CLUSTER and without replication; the Distributed tables are as they are rendered.
 */
final class TwoShards implements AutoCloseable {
  private static final String CLUSTER = "racks";
  private static final List<String> SHARDS = List.of("lft", "rgt");
  private static final String WHOLE = "whole";

  private final ClickHouseEngine engine;

  private TwoShards(ClickHouseEngine engine) {
    this.engine = engine;
  }

  /** With all tables and views. */
  static TwoShards start(Path directory) throws IOException, SQLException {
    ClickHouseSource source = ClickHouse.find(line -> {});
    if (source instanceof ClickHouseSource.External) {
      Assumptions.abort("the given ClickHouse knows no cluster of ours");
    }
    int port = freePort();
    write(directory.resolve("conf/config.d"), servers(port));
    write(directory.resolve("conf/users.d"), PROFILE);
    var options = ClickHouseOptions.in(directory, source).withPorts(0, port);
    var started = new TwoShards(ClickHouseEngine.start(options));
    started.prepare();
    return started;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void write(Path folder, String text) throws IOException {
    Files.writeString(Files.createDirectories(folder).resolve("shards.xml"), text);
  }

  private static String servers(int port) {
    var shards = new StringBuilder();
    for (String shard : SHARDS) {
      shards.append(
          """
          <shard><internal_replication>true</internal_replication><replica>
            <host>127.0.0.1</host><port>%d</port><default_database>%s</default_database>
          </replica></shard>
          """
              .formatted(port, shard));
    }
    return "<clickhouse><remote_servers><%1$s>%2$s</%1$s></remote_servers></clickhouse>"
        .formatted(CLUSTER, shards);
  }

  /** As the profiles of the users of a site have it. */
  private static final String PROFILE =
      """
      <clickhouse><profiles><default>
        <distributed_product_mode>global</distributed_product_mode>
        <distributed_foreground_insert>1</distributed_foreground_insert>
      </default></profiles></clickhouse>
      """;

  Database database() {
    return shard(WHOLE);
  }

  private Database shard(String name) {
    return new Database(engine.httpUrl(), "default", "", name);
  }

  private void prepare() throws SQLException {
    for (String name : List.of(SHARDS.get(0), SHARDS.get(1), WHOLE)) {
      TestDatabase.execute(shard("default"), "CREATE DATABASE " + name);
    }
    var layout = new Layout(Optional.of(CLUSTER));
    for (Migration migration : Migration.shipped()) {
      for (String statement : migration.statements(layout)) {
        run(statement);
      }
    }
    for (SavedQuery query : SavedQueries.all()) {
      run(layout.statements(query.text()).get(0));
    }
  }

  private void run(String rendered) throws SQLException {
    String statement =
        rendered
            .replace(" ON CLUSTER '" + CLUSTER + "'", "")
            .replace("ENGINE = Replicated", "ENGINE = ")
            // Each shard has a database of its own here.
            .replace("currentDatabase(), '", "'', '")
            .replaceAll(" AS (\\w+_local)\n", " AS " + SHARDS.get(0) + ".$1\n");
    boolean ofParts = statement.matches("(?s).*(EXISTS|ALTER TABLE) \\w+_local\\s.*");
    for (String place : ofParts ? SHARDS : List.of(WHOLE)) {
      TestDatabase.execute(shard(place), statement);
    }
  }

  long rows(String shard, String table) {
    var answer = new QueryRunner(shard(shard)).sql("SELECT count() FROM " + table + "_local FINAL");
    return ((Number) answer.rows().get(0).get(0)).longValue();
  }

  List<String> shards() {
    return SHARDS;
  }

  @Override
  public void close() {
    engine.kill();
  }
}
