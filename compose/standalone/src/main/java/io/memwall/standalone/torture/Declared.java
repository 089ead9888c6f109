package io.memwall.standalone.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the node itself has said of losses, as the tables have it. */
final class Declared {
  private record Range(long epoch, int stream, long first, long last) {
    boolean holds(EventKey key) {
      return key.epoch() == epoch
          && key.stream() == stream
          && Long.compareUnsigned(key.seq(), first) >= 0
          && Long.compareUnsigned(key.seq(), last) <= 0;
    }
  }

  private final List<Range> lost = new ArrayList<>();

  /** Last safe number by stream, of processes that were killed. */
  private final Map<Long, Map<Integer, Long>> safe = new HashMap<>();

  private Declared() {}

  static Declared of(Tables tables) {
    var declared = new Declared();
    for (var row :
        tables.rows(
            """
            SELECT DISTINCT lost_epoch, lost_stream, first_seq, last_seq FROM health FINAL
            ARRAY JOIN `losses.epoch` AS lost_epoch, `losses.stream` AS lost_stream,
              `losses.first_seq` AS first_seq, `losses.last_seq` AS last_seq
            WHERE length(`losses.boot_id`) > 0
            """)) {
      declared.lost.add(
          new Range(
              Long.parseUnsignedLong(row.get(0)),
              Integer.parseInt(row.get(1)),
              Long.parseUnsignedLong(row.get(2)),
              Long.parseUnsignedLong(row.get(3))));
    }
    declared.blinds(tables);
    return declared;
  }

  private void blinds(Tables tables) {
    for (var row :
        tables.rows(
            """
            SELECT DISTINCT blind_epoch FROM health FINAL
            ARRAY JOIN `blinds.epoch` AS blind_epoch
            """)) {
      safe.put(Long.parseUnsignedLong(row.get(0)), new HashMap<>());
    }
    for (var row :
        tables.rows(
            """
            SELECT DISTINCT blind_epoch, stream, seq FROM
              (SELECT blind_epoch, numbers, seqs FROM health FINAL
               ARRAY JOIN `blinds.epoch` AS blind_epoch, `blinds.streams` AS numbers,
                 `blinds.safe_seqs` AS seqs)
            ARRAY JOIN numbers AS stream, seqs AS seq
            """)) {
      safe.get(Long.parseUnsignedLong(row.get(0)))
          .put(Integer.parseInt(row.get(1)), Long.parseLong(row.get(2)));
    }
  }

  /** Whether the node has said that this one is lost. */
  boolean isLost(EventKey key) {
    return lost.stream().anyMatch(range -> range.holds(key));
  }

  /** Whether it is of the end of a process that was killed, behind all that was safe. */
  boolean isBlind(EventKey key) {
    var last = safe.get(key.epoch());
    return last != null && key.seq() > last.getOrDefault(key.stream(), -1L);
  }
}
