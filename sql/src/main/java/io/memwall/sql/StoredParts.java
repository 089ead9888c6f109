package io.memwall.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the tables take on the disks of one server. */
final class StoredParts {
  /** All cases lie in this partition of their table. */
  private static final String CASES = "0";

  /** The partition of a table without any, or of an empty key: cases lie there, too. */
  private static final String WHOLE = "all";

  private static final String PARTS =
      """
      SELECT table, partition_id, sum(rows), sum(bytes_on_disk), max(max_block_number),
        arrayStringConcat(groupUniqArray(disk_name), '\\n')
      FROM system.parts
      WHERE database = currentDatabase() AND active
      GROUP BY table, partition_id
      """;

  /** What was merged into other parts goes by itself within minutes: it is as good as free. */
  private static final String DISKS =
      """
      SELECT name, free_space + outdated.bytes, total_space
      FROM system.disks
      INNER JOIN
      (
          SELECT disk_name, sumIf(bytes_on_disk, NOT active) AS bytes
          FROM system.parts
          WHERE database = currentDatabase()
          GROUP BY disk_name
      ) AS outdated ON outdated.disk_name = name
      """;

  private static final String AGES =
      """
      SELECT _partition_id, toInt64(toUInt16(toDate(max(ingested_at)))),
        %s, %s
      FROM %s
      WHERE case_name = ''
      GROUP BY _partition_id
      """;

  /** The rows of this one have no time but that of storing. */
  private static final String TIMELESS = "received";

  private static final long PER_SECOND = 1_000_000_000L;

  private record Key(String table, String partition) {}

  private final Connection connection;
  private final Layout layout;
  private final Map<Key, Partition.Size> sizes = new HashMap<>();

  private StoredParts(Connection connection, Layout layout) {
    this.connection = connection;
    this.layout = layout;
  }

  static StoredParts read(Connection connection, Layout layout) throws SQLException {
    var parts = new StoredParts(connection, layout);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PARTS)) {
      while (rows.next()) {
        parts.sizes.put(
            new Key(rows.getString(1), rows.getString(2)),
            new Partition.Size(
                rows.getLong(3),
                rows.getLong(4),
                rows.getLong(5),
                Set.of(rows.getString(6).split("\n", -1))));
      }
    }
    return parts;
  }

  /** What a class takes on disk, cases included. */
  long bytes(DataClass of) {
    var tables = of.tables().stream().map(layout::table).toList();
    return sizes.entrySet().stream()
        .filter(entry -> tables.contains(entry.getKey().table()))
        .mapToLong(entry -> entry.getValue().bytes())
        .sum();
  }

  /** Bytes of a disk. */
  record Space(long free, long total) {}

  /** Each disk with tables. */
  Map<String, Space> disks() throws SQLException {
    var disks = new HashMap<String, Space>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(DISKS)) {
      while (rows.next()) {
        disks.put(rows.getString(1), new Space(rows.getLong(2), rows.getLong(3)));
      }
    }
    return disks;
  }

  /** What may be dropped of a class, the oldest first. Reads when rows were stored. */
  List<Partition> droppable(DataClass of) throws SQLException {
    var found = new ArrayList<Partition>();
    for (String table : of.tables()) {
      boolean any =
          sizes.keySet().stream()
              .anyMatch(key -> key.table().equals(layout.table(table)) && isLive(key.partition()));
      if (any) {
        addDroppable(table, found);
      }
    }
    found.sort(Partition.OLDEST);
    return found;
  }

  private static boolean isLive(String partition) {
    return !partition.equals(CASES) && !partition.equals(WHOLE);
  }

  private void addDroppable(String table, List<Partition> found) throws SQLException {
    String stored = layout.table(table);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(ages(table, stored))) {
      while (rows.next()) {
        String id = rows.getString(1);
        var size = sizes.get(new Key(stored, id));
        // None when it came after the parts were read.
        if (isLive(id) && size != null) {
          var age = new Partition.Age(rows.getLong(2), time(rows, 3), time(rows, 4));
          found.add(new Partition(table, id, size, age));
        }
      }
    }
  }

  private static String ages(String table, String stored) {
    boolean timeless = table.equals(TIMELESS);
    return AGES.formatted(
        timeless ? "NULL" : "toUnixTimestamp64Nano(min(t_start))",
        timeless ? "NULL" : "toUnixTimestamp64Nano(max(t_start))",
        stored);
  }

  private static Optional<Instant> time(ResultSet rows, int column) throws SQLException {
    long nanos = rows.getLong(column);
    return rows.wasNull()
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochSecond(
                Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND)));
  }
}
