package io.memwall.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in table {@code dropped} what is dropped: before, so that a crash in between leaves a row
 * that says so, if there is space for it; and again when it is done, as soon as there is.
 */
final class DropLedger {
  private static final Logger log = LoggerFactory.getLogger(DropLedger.class);

  private static final String INSERT =
      """
      INSERT INTO dropped (t_dropped, class, table_name, partition_id, last_block, rev, done,
        rows, bytes, t_first, t_last, reason, bound_bytes)
      VALUES (%s, %s, %s, %s, %d, %d, %b, %d, %d, %s, %s, %s, %d)
      """;

  private record Entry(Dropped dropped, long lastBlock, boolean done) {}

  private final Deque<Entry> unwritten = new ArrayDeque<>();

  /** On a full disk this cannot be written, and the drop makes the space for what follows. */
  void announce(Connection connection, Dropped dropped, long lastBlock) {
    try {
      insert(connection, new Entry(dropped, lastBlock, false));
    } catch (SQLException e) {
      log.debug("not announced: {}", e.getMessage());
    }
  }

  void done(Connection connection, Dropped dropped, long lastBlock) {
    unwritten.add(new Entry(dropped, lastBlock, true));
    writeRest(connection);
  }

  /** What could not be written until now. */
  void writeRest(Connection connection) {
    while (!unwritten.isEmpty()) {
      try {
        insert(connection, unwritten.peek());
        unwritten.remove();
      } catch (SQLException e) {
        log.warn("what was dropped is not in table dropped yet: {}", e.getMessage());
        return;
      }
    }
  }

  private static void insert(Connection connection, Entry entry) throws SQLException {
    Dropped dropped = entry.dropped();
    try (var statement = connection.createStatement()) {
      statement.execute(
          INSERT.formatted(
              time(Optional.of(dropped.at().truncatedTo(ChronoUnit.MILLIS))),
              Parameter.quoted(dropped.of().toString()),
              Parameter.quoted(dropped.table()),
              Parameter.quoted(dropped.partition()),
              entry.lastBlock(),
              entry.done() ? 1 : 0,
              entry.done(),
              dropped.rows(),
              dropped.bytes(),
              time(dropped.first()),
              time(dropped.last()),
              Parameter.quoted(dropped.reason().name()),
              dropped.bound()));
    }
  }

  private static String time(Optional<Instant> time) {
    return time.map(at -> Parameter.quoted(Times.sql(at))).orElse("NULL");
  }
}
