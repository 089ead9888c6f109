package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Drops partitions, on a full disk too. */
final class PartitionDrop {
  private static final String NO_SPACE = "NOT_ENOUGH_SPACE";

  private static final String PARTS =
      "SELECT name FROM system.parts WHERE database = currentDatabase() AND active"
          + " AND table = '%s' AND partition_id = '%s' ORDER BY bytes_on_disk DESC";

  private final Connection connection;
  private final Layout layout;

  PartitionDrop(Connection connection, Layout layout) {
    this.connection = connection;
    this.layout = layout;
  }

  void drop(Partition partition) throws SQLException {
    if (!fits(partition)) {
      SpaceReserve.release(connection);
      if (!fits(partition)) {
        // The reserve is too small for all parts at once. Those of other shards have other names.
        for (String part : parts(partition)) {
          alter(partition, "", "PART", part);
        }
      }
    }
  }

  private boolean fits(Partition partition) throws SQLException {
    try {
      alter(partition, layout.onCluster(), "PARTITION ID", partition.id());
      return true;
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains(NO_SPACE)) {
        return false;
      }
      throw e;
    }
  }

  private void alter(Partition partition, String where, String what, String name)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE %s%s DROP %s '%s'"
              .formatted(layout.table(partition.table()), where, what, name));
    }
  }

  private List<String> parts(Partition partition) throws SQLException {
    var names = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                PARTS.formatted(layout.table(partition.table()), partition.id()))) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }
}
