package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bytes that are given back when there is no space left: ClickHouse wants 1 MiB free for each part
 * that it drops, and none to drop a table. So this is a table, of nothing.
 */
final class SpaceReserve {
  private static final Logger log = LoggerFactory.getLogger(SpaceReserve.class);
  private static final long MIB = 1L << 20;

  /** Twice what it takes, or the reserve itself would be what fills the disk. */
  private static final long ROOM = 16 * MIB;

  private static final String PRESENT =
      "SELECT coalesce(sum(total_bytes), 0) >= 8388608 FROM system.tables"
          + " WHERE database = currentDatabase() AND name = 'space_reserve'";

  private static final String CREATE =
      "CREATE TABLE IF NOT EXISTS space_reserve"
          + " (n UInt8, nothing String CODEC(NONE)) ENGINE = ReplacingMergeTree ORDER BY n";

  private static final String FILL =
      "INSERT INTO space_reserve SELECT number, randomString(1048576) FROM numbers(8)";

  private static final String DROP = "DROP TABLE IF EXISTS space_reserve SYNC";

  private SpaceReserve() {}

  /** Has it, if there is room. */
  static void keep(Connection connection, long free) {
    try (var statement = connection.createStatement()) {
      boolean present;
      try (var row = statement.executeQuery(PRESENT)) {
        present = row.next() && row.getBoolean(1);
      }
      if (!present && free >= ROOM) {
        statement.execute(CREATE);
        statement.execute(FILL);
      }
    } catch (SQLException e) {
      log.debug("no space is reserved: {}", e.getMessage());
    }
  }

  static void release(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(DROP);
    }
  }
}
