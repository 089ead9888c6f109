package io.memwall.streams.allocation;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Generation;
import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The state of ledgers as rows: a small head per pool, one row per holding and per waiting entry,
 * so that an entry writes what it changes and not the pool.
 */
final class PoolRows {
  private static final int HEAD = 'P';
  private static final int HOLDING = 'A';
  private static final int WAITING = 'B';
  private static final int SNAPSHOT = 'S';
  private static final int SIZE = 'Z';
  private static final int SECOND = 'W';
  private static final int MARK = 'M';
  private static final int GROUP = 'L';
  private static final int POINT = 'O';
  private static final int GENERATION = 'G';
  private static final int OVER = 'E';

  private final Rows rows;
  private final Generation generation;

  PoolRows(Rows rows) {
    this.rows = rows;
    generation = new Generation(rows, new ByteWriter().int8(GENERATION).bytes());
  }

  /** Of this state; seconds since 1970. */
  long generation(long nowMs) {
    return generation.at(nowMs);
  }

  void putHead(PoolId pool, byte[] head) {
    rows.put(key(HEAD, pool).bytes(), head);
  }

  Map<PoolId, byte[]> heads() {
    var heads = new LinkedHashMap<PoolId, byte[]>();
    rows.scan(
        new ByteWriter().int8(HEAD).bytes(),
        (key, value) -> {
          var in = new ByteReader(key);
          in.int8();
          heads.put(new PoolId(in.text(), in.text(), in.text()), value);
          return true;
        });
    return heads;
  }

  void putHolding(PoolId pool, String id, Optional<Holding> holding) {
    byte[] key = key(HOLDING, pool).text(id).bytes();
    holding.ifPresentOrElse(
        held -> rows.put(key, LedgerFormat.encode(held)), () -> rows.delete(key));
  }

  /** Holdings by id, in the order in which entries last changed them. */
  List<Map.Entry<String, Holding>> holdings(PoolId pool) {
    var found = new ArrayList<Map.Entry<String, Holding>>();
    byte[] prefix = key(HOLDING, pool).bytes();
    rows.scan(
        prefix,
        (key, value) -> {
          var in = new ByteReader(key, prefix.length);
          return found.add(Map.entry(in.text(), LedgerFormat.holding(value)));
        });
    found.sort((a, b) -> Long.compareUnsigned(a.getValue().changed(), b.getValue().changed()));
    return found;
  }

  void putWaiting(LedgerEntry entry) {
    rows.put(waiting(entry), LedgerFormat.encode(entry));
  }

  void deleteWaiting(LedgerEntry entry) {
    rows.delete(waiting(entry));
  }

  List<LedgerEntry> waiting(PoolId pool) {
    var found = new ArrayList<LedgerEntry>();
    rows.scan(
        key(WAITING, pool).bytes(), (key, value) -> found.add(LedgerFormat.entry(pool, value)));
    return found;
  }

  /** Forgets the holdings of a ledger that is over. */
  void clearHoldings(PoolId pool) {
    rows.deleteAll(key(HOLDING, pool).bytes());
  }

  /** Forgets what waits for a ledger that is over. */
  void clearWaiting(PoolId pool) {
    rows.deleteAll(key(WAITING, pool).bytes());
  }

  /** Epoch of the ledger whose holdings the present one has not taken back yet. */
  OptionalLong over(PoolId pool) {
    var kept = rows.get(key(OVER, pool).bytes());
    return kept.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(new ByteReader(kept.get()).int64());
  }

  void putOver(PoolId pool, long epoch) {
    rows.put(key(OVER, pool).bytes(), new ByteWriter().int64(epoch).bytes());
  }

  void deleteOver(PoolId pool) {
    rows.delete(key(OVER, pool).bytes());
  }

  PoolTable snapshots(PoolId pool) {
    return new PoolTable(rows, SNAPSHOT, pool);
  }

  PoolTable sizes(PoolId pool) {
    return new PoolTable(rows, SIZE, pool);
  }

  PoolTable seconds(PoolId pool) {
    return new PoolTable(rows, SECOND, pool);
  }

  PoolTable marks(PoolId pool) {
    return new PoolTable(rows, MARK, pool);
  }

  PoolTable groups(PoolId pool) {
    return new PoolTable(rows, GROUP, pool);
  }

  PoolTable points(PoolId pool) {
    return new PoolTable(rows, POINT, pool);
  }

  private static byte[] waiting(LedgerEntry entry) {
    return key(WAITING, entry.pool()).int64(entry.position().sequence()).bytes();
  }

  private static ByteWriter key(int table, PoolId pool) {
    return PoolTable.key(table, pool);
  }
}
