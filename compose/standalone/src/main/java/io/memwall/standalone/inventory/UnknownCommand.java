package io.memwall.standalone.inventory;

import io.memwall.sql.QueryFormat;
import io.memwall.sql.QueryRunner;
import io.memwall.standalone.stack.ClickHouseAccess;
import io.memwall.standalone.stack.Places;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds what was seen but never declared. */
@Command(
    name = "unknown",
    mixinStandardHelpOptions = true,
    description = {
      "List MAC addresses seen in traffic, and pools seen in ledgers, that nobody declared.",
      "Where a node found an address among its own ports, its name stands beside it."
    })
final class UnknownCommand implements Callable<Integer> {
  /** What is declared goes by the newest version of each object; discovered ids have a prefix. */
  private static final String QUESTION =
      """
      WITH
          now AS
          (
              SELECT
                  object_id,
                  argMax(deleted, (inv_epoch, inv_seq)) AS gone,
                  argMax(tuple(object_type), (inv_epoch, inv_seq)).1 AS type,
                  lower(assumeNotNull(argMax(tuple(mac), (inv_epoch, inv_seq)).1)) AS mac,
                  argMax(tuple(owner_node), (inv_epoch, inv_seq)).1 AS node,
                  startsWith(object_id, 'discovered:') AS discovered
              FROM inventory FINAL
              WHERE case_name = ''
              GROUP BY object_id
          ),
          ports AS (SELECT mac, discovered, node FROM now WHERE NOT gone AND type = 'port'),
          macs AS
          (
              SELECT lower(mac) AS id, min(t_start) AS first_seen, max(t_end) AS last_seen
              FROM flow FINAL
              ARRAY JOIN [mac_src, mac_dst] AS mac
              WHERE case_name = ''
              GROUP BY id
          ),
          pools AS
          (
              SELECT toString(pool_id) AS id, min(t_start) AS first_seen, max(t_end) AS last_seen
              FROM allocation FINAL
              WHERE case_name = ''
              GROUP BY id
          )
      SELECT
          'mac' AS kind,
          id,
          first_seen,
          last_seen,
          (SELECT groupArray((mac, node)) FROM ports WHERE discovered) AS found,
          arrayFirst(each -> each.1 = id, found).2 AS discovered_at
      FROM macs
      WHERE id NOT IN (SELECT mac FROM ports WHERE NOT discovered)
      UNION ALL
      SELECT 'pool', id, first_seen, last_seen, [], NULL
      FROM pools
      WHERE id NOT IN (SELECT object_id FROM now WHERE NOT gone AND type = 'pool')
      """;

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The stack that runs on this directory.")
  private Path data;

  @Option(
      names = "--format",
      paramLabel = "table|csv|json",
      defaultValue = "table",
      description = "How to print the answer; default ${DEFAULT-VALUE}.")
  private QueryFormat format;

  @Override
  public Integer call() throws Exception {
    var access = ClickHouseAccess.ofUser();
    var database =
        access
            .given()
            .filter(given -> data == null)
            .orElseGet(
                () ->
                    access.at(Places.ofUser().theRunning(Optional.ofNullable(data)).clickHouse()));
    var out = spec.commandLine().getOut();
    new QueryRunner(database).sql(question()).write(format, out);
    out.flush();
    return 0;
  }

  /** Columns kind, id, first_seen, last_seen, discovered_at. */
  static String question() {
    return "SELECT kind, id, first_seen, last_seen, discovered_at FROM ("
        + QUESTION
        + ") ORDER BY kind, id";
  }
}
