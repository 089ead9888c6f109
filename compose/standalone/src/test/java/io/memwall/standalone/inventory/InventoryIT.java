package io.memwall.standalone.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.SharedEngines;
import io.memwall.schemas.TopicSetup;
import io.memwall.sql.Database;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.EmptyDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class InventoryIT {
  private final String scope = SharedEngines.freshName("scope");

  @TempDir private Path directory;
  private Path file;

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void topics() {
    file = directory.resolve("fabric.yaml");
    try (var admin = Admin.create(Map.of("bootstrap.servers", SharedEngines.kafka()))) {
      new TopicSetup(admin, 4, 1).ensure();
    }
  }

  @Test
  void file_isAppliedOnce_changesAreShown_andWhatItNamesNoMoreCeases() throws IOException {
    declare("nodes:\n  %1$s-h: {kind: host}\n  %1$s-b: {kind: pool}\n");
    assertThat(run("diff", file).code()).isEqualTo(1);
    Ran first = run("apply", file);
    assertThat(first.out())
        .contains("+ " + scope + "-h  node(kind=host)")
        .contains("2 changes applied");
    assertThat(run("diff", file)).isEqualTo(new Ran(0, "", ""));
    assertThat(run("apply", file).out()).isEqualTo("nothing to change\n");

    declare("nodes:\n  %1$s-h: {kind: host, cores: 8}\n");
    assertThat(run("apply", file).out())
        .contains("- " + scope + "-b")
        .contains("~ " + scope + "-h  node(kind=host)  ->  node(kind=host, cores=8)");
    assertThat(run("show").out())
        .contains(scope + "-h  node(kind=host, cores=8)  by inventory/" + scope)
        .doesNotContain(scope + "-b");
  }

  @Test
  void mistakes_areToldAllAtOnce_andNothingIsApplied() throws IOException {
    declare("nodes:\n  %1$s-x: {kind: blimp}\nports:\n  %1$s-p: {node: nobody, mac: 1}\n");
    Ran ran = run("apply", file);
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("blimp is not known").contains("1 is no MAC address");
    declare("ports:\n  %1$s-p: {node: nobody, mac: \"02:00:00:00:00:01\"}\n");
    assertThat(run("diff", file).err()).contains("node nobody is not declared");
  }

  @Test
  void unknown_findsMacsAndPoolsNobodyDeclared() throws SQLException {
    var database = EmptyDatabase.one();
    insert(
        database,
        "INSERT INTO flow (t_start, t_end, mac_src, mac_dst) VALUES"
            + " (1000, 1001, '02:00:00:00:00:01', '02:00:00:00:00:02'),"
            + " (1002, 1003, '02:00:00:00:00:02', '02:00:00:00:00:03')");
    insert(
        database,
        "INSERT INTO allocation (pool_id, ledger_seq, t_start, t_end) VALUES"
            + " ('known', 1, 5, 5), ('unknown', 1, 6, 6)");
    insert(
        database,
        "INSERT INTO inventory (object_id, inv_epoch, inv_seq, deleted, object_type, mac,"
            + " owner_node) VALUES ('p1', 1, 0, false, 'port', '02:00:00:00:00:01', 'h1'), ('p3',"
            + " 1, 0, false, 'port', '02:00:00:00:00:03', 'h3'), ('p3', 2, 0, true, NULL, NULL,"
            + " NULL), ('discovered:h2/eth0', 9, 0, false, 'port', '02:00:00:00:00:02', 'h2'),"
            + " ('known', 1, 0, false, 'pool', NULL, 'b')");
    var runner = new QueryRunner(database);
    assertThat(runner.sql(UnknownCommand.question()).rows().stream().map(InventoryIT::text))
        .containsExactly(
            "mac 02:00:00:00:00:02 h2", "mac 02:00:00:00:00:03 null", "pool unknown null");
  }

  private static void insert(Database database, String statement) throws SQLException {
    try (var connection = database.connect();
        var executed = connection.createStatement()) {
      executed.execute(statement);
    }
  }

  private static String text(List<Object> row) {
    return row.get(0) + " " + row.get(1) + " " + row.get(4);
  }

  private void declare(String yaml) throws IOException {
    Files.writeString(file, "scope: " + scope + "\n" + yaml.formatted(scope));
  }

  private static Ran run(String command, Path... files) {
    var words = new ArrayList<>(List.of(command, "--kafka", SharedEngines.kafka()));
    for (Path each : files) {
      words.add(each.toString());
    }
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        new CommandLine(new InventoryCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute(words.toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }
}
