package io.memwall.sql;

import io.memwall.sql.Dropped.Cause;
import io.memwall.sql.Dropped.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps tables within bounds in bytes, by dropping whole partitions of live rows, the oldest first.
 * That takes next to no space itself, and that is kept in reserve; a TTL must write anew what
 * stays. The newest partition of each table stays, unless a disk is short of space and nothing else
 * is left of events and results: what comes next is worth more than what is there.
 *
 * <p>Not thread-safe. Several may look after one database.
 */
public final class SizeRetention {
  private static final Logger log = LoggerFactory.getLogger(SizeRetention.class);

  /** Of the ledger the newest month is never given up. */
  private static final List<DataClass> LAST_RESORT = List.of(DataClass.EVENTS, DataClass.RESULTS);

  private final Database database;
  private final SizeBounds bounds;
  private final Layout layout;
  private final InstantSource clock;
  private final DropLedger ledger = new DropLedger();
  private final Set<String> complaints = new HashSet<>();

  /**
   * Does nothing yet.
   *
   * @param database with the tables
   * @param bounds of one server
   * @param cluster that the tables are spread over, if they are: what is too much on the server of
   *     the database is dropped on all
   * @throws IllegalArgumentException if that is no name of a cluster
   */
  public SizeRetention(
      Database database, SizeBounds bounds, Optional<String> cluster, InstantSource clock) {
    this.database = database;
    this.bounds = bounds;
    this.layout = cluster.map(Layout::on).orElse(Layout.SINGLE);
    this.clock = clock;
  }

  /** The same, for tables on one server. */
  public SizeRetention(Database database, SizeBounds bounds, InstantSource clock) {
    this(database, bounds, Optional.empty(), clock);
  }

  /**
   * Looks once, and drops what is too much.
   *
   * @return what was dropped, in that order
   * @throws SQLException if the server cannot be asked or refuses; what was dropped before is
   *     logged
   */
  public List<Dropped> enforce() throws SQLException {
    var dropped = new ArrayList<Dropped>();
    if (bounds.isEmpty()) {
      return dropped;
    }
    try (var connection = database.connect()) {
      ledger.writeRest(connection);
      SpaceReserve.keep(connection, leastFree(connection));
      for (DataClass of : DataClass.values()) {
        keepBound(connection, of, dropped);
      }
      keepFree(connection, dropped);
    }
    return dropped;
  }

  private void keepBound(Connection connection, DataClass of, List<Dropped> dropped)
      throws SQLException {
    Long most = bounds.most().get(of);
    if (most == null) {
      return;
    }
    var parts = StoredParts.read(connection, layout);
    long excess = parts.bytes(of) - most;
    var cause = new Cause(Reason.OVER_BOUND, most);
    if (excess > 0) {
      for (Partition each : butTheNewest(parts.droppable(of))) {
        if (excess > 0) {
          dropped.add(drop(connection, of, each, cause));
          excess -= each.size().bytes();
        }
      }
    }
    complain(
        excess > 0,
        "%s take more than %s with their newest partitions, what has none, and cases"
            .formatted(of, Bytes.show(most)));
  }

  private void keepFree(Connection connection, List<Dropped> dropped) throws SQLException {
    if (bounds.keepFree().isEmpty()) {
      return;
    }
    long wanted = bounds.keepFree().getAsLong();
    for (var disk : StoredParts.read(connection, layout).disks().entrySet()) {
      long total = disk.getValue().total();
      // Somebody's slip, or somebody else's disk, and obeying would leave nothing.
      complain(
          wanted > total / 2,
          "%s to keep free is more than half of disk %s, which has %s: nothing is dropped for it"
              .formatted(Bytes.show(wanted), disk.getKey(), Bytes.show(total)));
      if (wanted <= total / 2) {
        keepFree(connection, disk.getKey(), wanted, dropped);
      }
    }
  }

  private void keepFree(Connection connection, String disk, long wanted, List<Dropped> dropped)
      throws SQLException {
    var cause = new Cause(Reason.LOW_SPACE, wanted);
    for (boolean lastResort : new boolean[] {false, true}) {
      for (DataClass of : lastResort ? LAST_RESORT : List.of(DataClass.values())) {
        var parts = StoredParts.read(connection, layout);
        long lacking = wanted - parts.disks().get(disk).free();
        if (lacking > 0) {
          var all = parts.droppable(of);
          for (Partition each : lastResort ? all : butTheNewest(all)) {
            if (lacking > 0 && each.size().disks().contains(disk)) {
              dropped.add(drop(connection, of, each, cause));
              lacking -= each.size().bytes();
            }
          }
        }
      }
    }
    complain(
        StoredParts.read(connection, layout).disks().get(disk).free() < wanted,
        "less than %s of disk %s is free, and there is nothing left to drop"
            .formatted(Bytes.show(wanted), disk));
  }

  private long leastFree(Connection connection) throws SQLException {
    return StoredParts.read(connection, layout).disks().values().stream()
        .mapToLong(StoredParts.Space::free)
        .min()
        .orElse(0);
  }

  /** Without the last of each table. */
  private static List<Partition> butTheNewest(List<Partition> oldestFirst) {
    var tables = new HashSet<String>();
    var others = new ArrayList<Partition>();
    for (int i = oldestFirst.size() - 1; i >= 0; i--) {
      Partition each = oldestFirst.get(i);
      if (!tables.add(each.table())) {
        others.add(0, each);
      }
    }
    return others;
  }

  private Dropped drop(Connection connection, DataClass of, Partition partition, Cause cause)
      throws SQLException {
    var dropped = Dropped.of(of, partition, cause, clock.instant());
    long block = partition.size().lastBlock();
    ledger.announce(connection, dropped, block);
    new PartitionDrop(connection, layout).drop(partition);
    log.warn("{}", dropped.summary());
    ledger.done(connection, dropped, block);
    return dropped;
  }

  /** Once, until it holds again. */
  private void complain(boolean broken, String complaint) {
    if (!broken) {
      complaints.remove(complaint);
    } else if (complaints.add(complaint)) {
      log.warn("{}", complaint);
    }
  }
}
