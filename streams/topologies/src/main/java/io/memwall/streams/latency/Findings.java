package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The last version of every piece and load. */
final class Findings {
  private final Rows rows;

  /** A window of an entity. */
  record Slot(Entity entity, long startNs) {}

  Findings(Rows rows) {
    this.rows = rows;
  }

  /** Keeps a piece; whether it changes anything. */
  boolean put(Piece piece) {
    byte[] key = key(piece);
    var before = rows.get(key).map(bytes -> Piece.read(new ByteReader(bytes)));
    if (before.isPresent() && !piece.replaces(before.get())) {
      return false;
    }
    var out = new ByteWriter();
    piece.write(out);
    rows.put(key, out.bytes());
    for (var hop : piece.origin().way().hops()) {
      note(user(piece.entity(), hop.link(), piece.startNs()));
    }
    piece.fallback().ifPresent(pool -> note(leaner(pool, piece.startNs(), piece.entity())));
    return true;
  }

  /** Looking is cheaper than writing again what the pieces of one window all say. */
  private void note(byte[] key) {
    if (rows.get(key).isEmpty()) {
      rows.put(key, new byte[0]);
    }
  }

  /**
   * Keeps a load.
   *
   * @param nowMs wall time, ms since 1970
   * @return the windows it changes
   */
  List<Slot> put(Load load, long nowMs) {
    byte[] key = loadKey(load.caseName(), load.link(), load.startNs());
    var before = rows.get(key).map(bytes -> Load.read(new ByteReader(bytes)));
    if (before.isPresent() && !load.replaces(before.get())) {
      return List.of();
    }
    var out = new ByteWriter();
    load.write(out);
    rows.put(key, out.int64(nowMs).bytes());
    // A revision that says the same of the link changes no window.
    return before.isPresent() && before.get().flow().equals(load.flow())
        ? List.of()
        : users(load.caseName(), load.link(), load.startNs());
  }

  /**
   * Deletes older loads of the same link that no window uses.
   *
   * @param beforeNs those of windows that start before
   * @param untouchedMs and that last came up to this wall time
   */
  void pruneLoads(Load newer, long beforeNs, long untouchedMs) {
    var old = new ArrayList<Load>();
    rows.scan(
        Table.LOAD.key(newer.caseName(), newer.link()).bytes(),
        loadKey(newer.caseName(), newer.link(), beforeNs),
        (key, value) -> {
          var in = new ByteReader(value);
          var load = Load.read(in);
          return in.int64() > untouchedMs || old.add(load);
        });
    for (var load : old) {
      if (users(load.caseName(), load.link(), load.startNs()).isEmpty()) {
        rows.delete(loadKey(load.caseName(), load.link(), load.startNs()));
      }
    }
  }

  private List<Slot> users(String caseName, String link, long startNs) {
    var users = new ArrayList<Slot>();
    rows.scan(
        Table.USER.key(caseName, link).ordered(startNs).bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          in.text();
          in.text();
          in.ordered();
          return users.add(new Slot(Entity.read(in), startNs));
        });
    return users;
  }

  /** The starts of an entity's windows from one on, ascending. */
  List<Long> startsFrom(Entity entity, long startNs) {
    var starts = new TreeSet<Long>();
    rows.scan(
        from(entity, startNs),
        Rows.after(Table.PIECE.key(entity).bytes()),
        (key, value) -> {
          var in = Table.fields(key);
          Entity.read(in);
          starts.add(in.ordered());
          return true;
        });
    return List.copyOf(starts);
  }

  /** All that is known of a window. */
  Gathered gathered(Slot slot) {
    var pieces = pieces(slot);
    var loads = new HashMap<String, Load>();
    for (var piece : pieces) {
      for (var hop : piece.origin().way().hops()) {
        if (!loads.containsKey(hop.link())) {
          load(slot.entity().caseName(), hop.link(), slot.startNs())
              .ifPresent(load -> loads.put(hop.link(), load));
        }
      }
    }
    return new Gathered(slot.entity(), slot.startNs(), pieces, loads);
  }

  private List<Piece> pieces(Slot slot) {
    var pieces = new ArrayList<Piece>();
    rows.scan(
        from(slot.entity(), slot.startNs()),
        from(slot.entity(), slot.startNs() + 1),
        (key, value) -> pieces.add(Piece.read(new ByteReader(value))));
    return pieces;
  }

  private Optional<Load> load(String caseName, String link, long startNs) {
    return rows.get(loadKey(caseName, link, startNs))
        .map(bytes -> Load.read(new ByteReader(bytes)));
  }

  void forget(Slot slot) {
    for (var piece : pieces(slot)) {
      rows.delete(key(piece));
      piece.fallback().ifPresent(pool -> rows.delete(leaner(pool, slot.startNs(), slot.entity())));
      for (var hop : piece.origin().way().hops()) {
        rows.delete(user(slot.entity(), hop.link(), slot.startNs()));
        if (users(slot.entity().caseName(), hop.link(), slot.startNs()).isEmpty()) {
          rows.delete(loadKey(slot.entity().caseName(), hop.link(), slot.startNs()));
        }
      }
    }
  }

  /** The windows of connections that may fall back on a window of a pool. */
  List<Slot> leaners(Slot pool) {
    var leaners = new ArrayList<Slot>();
    rows.scan(
        Table.LEANER.key(pool.entity()).ordered(pool.startNs()).bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          Entity.read(in);
          in.ordered();
          return leaners.add(new Slot(Entity.read(in), pool.startNs()));
        });
    return leaners;
  }

  private static byte[] leaner(Entity pool, long startNs, Entity connection) {
    var key = Table.LEANER.key(pool).ordered(startNs);
    connection.write(key);
    return key.bytes();
  }

  private static byte[] from(Entity entity, long startNs) {
    return Table.PIECE.key(entity).ordered(startNs).bytes();
  }

  private static byte[] key(Piece piece) {
    return Table.PIECE
        .key(piece.entity())
        .ordered(piece.startNs())
        .text(piece.origin().member())
        .text(piece.origin().position().name())
        .bytes();
  }

  private static byte[] loadKey(String caseName, String link, long startNs) {
    return Table.LOAD.key(caseName, link).ordered(startNs).bytes();
  }

  private static byte[] user(Entity entity, String link, long startNs) {
    var key = Table.USER.key(entity.caseName(), link).ordered(startNs);
    entity.write(key);
    return key.bytes();
  }
}
