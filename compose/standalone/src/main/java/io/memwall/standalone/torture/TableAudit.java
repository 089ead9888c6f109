package io.memwall.standalone.torture;

import io.memwall.schemas.EventType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of events held against the truth about it.
 *
 * @param table its name
 * @param sent events that came into being
 * @param stored of them in the table
 * @param lost declared so by the node
 * @param blind of the end of a process that was killed
 * @param missing and nobody has said so
 * @param repeated stored under one identity more than once
 * @param foreign stored and never sent
 * @param hashes over identity and content of what must be stored, and of what is
 */
record TableAudit(
    String table,
    int sent,
    int stored,
    int lost,
    int blind,
    List<EventKey> missing,
    List<EventKey> repeated,
    List<EventKey> foreign,
    Hashes hashes) {
  private static final int SHOWN = 12;

  static final Map<EventType, String> TABLES =
      Map.of(
          EventType.FLOW, "flow",
          EventType.HOT, "hot",
          EventType.CONNECTION, "connection",
          EventType.LINK, "link_health",
          EventType.TRANSACTION, "transaction",
          EventType.ALLOCATION, "allocation",
          EventType.SNAPSHOT, "pool_snapshot",
          EventType.HOST, "host_memory",
          EventType.INVENTORY, "inventory",
          EventType.HEALTH, "health");

  private static final String TIMES =
      "schema, '|', toUnixTimestamp64Nano(t_start), '|', toUnixTimestamp64Nano(t_end), '|',"
          + " toUnixTimestamp64Nano(t_emit)";

  private static final String FLOW =
      TIMES
          + ", '|', tap_id, '|', conn_id, '|', frames, '|', retrans_frames, '|', wire_bytes, '|',"
          + " goodput_bytes";

  /** SHA-256, the first 16 digits. */
  record Hashes(String truth, String table) {
    boolean agree() {
      return truth.equals(table);
    }
  }

  /** Asks for everything the table holds of the node. */
  static TableAudit of(
      EventType type, Map<EventKey, String> truth, Declared declared, Tables tables) {
    String table = TABLES.get(type);
    var stored = new TreeMap<EventKey, String>();
    var repeated = new ArrayList<EventKey>();
    for (var row :
        tables.rows(
            "SELECT epoch, stream, seq, concat(%s) FROM %s FINAL WHERE node_id = '%s'"
                .formatted(type == EventType.FLOW ? FLOW : TIMES, table, Stage.NODE))) {
      var key =
          new EventKey(
              Long.parseUnsignedLong(row.get(0)),
              Integer.parseInt(row.get(1)),
              Long.parseLong(row.get(2)));
      if (stored.put(key, row.get(3)) != null) {
        repeated.add(key);
      }
    }
    return compared(table, truth, stored, repeated, declared);
  }

  private static TableAudit compared(
      String table,
      Map<EventKey, String> truth,
      Map<EventKey, String> stored,
      List<EventKey> repeated,
      Declared declared) {
    var expected = new TreeMap<>(truth);
    var missing = new ArrayList<EventKey>();
    int lost = 0;
    int blind = 0;
    for (EventKey key : truth.keySet()) {
      if (!stored.containsKey(key)) {
        if (declared.isLost(key)) {
          lost++;
          expected.remove(key);
        } else if (declared.isBlind(key)) {
          blind++;
          expected.remove(key);
        } else {
          missing.add(key);
        }
      }
    }
    List<EventKey> foreign =
        stored.keySet().stream().filter(key -> !truth.containsKey(key)).toList();
    return new TableAudit(
        table,
        truth.size(),
        stored.size(),
        lost,
        blind,
        List.copyOf(missing),
        List.copyOf(repeated),
        foreign,
        new Hashes(hash(expected), hash(stored)));
  }

  private static String hash(Map<EventKey, String> content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      content.forEach(
          (key, text) -> digest.update((key + " " + text + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Table and sums in a line. */
  Verdict content() {
    return new Verdict(
        "table %s holds what was sent".formatted(table),
        hashes.agree() && missing.isEmpty() && foreign.isEmpty(),
        "sent %,d = stored %,d + declared lost %,d + blind %,d + missing %,d; truth %s, table %s%s"
            .formatted(
                sent,
                stored - foreign.size(),
                lost,
                blind,
                missing.size(),
                hashes.truth(),
                hashes.table(),
                named("; missing, and nobody has said so: ", missing)
                    + named("; never sent: ", foreign)));
  }

  static String named(String intro, List<EventKey> keys) {
    if (keys.isEmpty()) {
      return "";
    }
    String more = keys.size() > SHOWN ? " and %,d more".formatted(keys.size() - SHOWN) : "";
    return intro
        + String.join(", ", keys.stream().limit(SHOWN).map(EventKey::toString).toList())
        + more;
  }
}
