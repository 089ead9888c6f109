package io.memwall.standalone.torture;

import io.memwall.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds the tables against the truth when all is over. */
final class Audit {
  private final Tables tables;
  private final Truth truth;

  Audit(Tables tables, Truth truth) {
    this.tables = tables;
    this.truth = truth;
  }

  List<Verdict> verdicts() {
    var verdicts = new ArrayList<Verdict>();
    Declared declared = Declared.of(tables);
    var repeated = new ArrayList<String>();
    for (EventType type : EventType.values()) {
      Map<EventKey, String> sent = truth.events().getOrDefault(type, Map.of());
      if (!sent.isEmpty()) {
        TableAudit audit = TableAudit.of(type, sent, declared, tables);
        verdicts.add(audit.content());
        if (!audit.repeated().isEmpty()) {
          repeated.add(audit.table() + TableAudit.named(": ", audit.repeated()));
        }
      }
    }
    verdicts.add(
        new Verdict(
            "no event is stored twice",
            repeated.isEmpty(),
            repeated.isEmpty() ? "every identity once" : String.join("; ", repeated)));
    verdicts.add(balance());
    verdicts.add(bandwidth());
    return verdicts;
  }

  private Verdict balance() {
    var rows =
        tables.rows(
            """
            SELECT epoch, events, seen, stored, declared_lost, blind, remainder
            FROM balance(from = '2020-01-01', to = '2100-01-01', case_name = '')
            WHERE node = '%s'
            """
                .formatted(Stage.NODE));
    var open = rows.stream().filter(row -> !row.get(6).equals("0")).toList();
    return new Verdict(
        "the balance of every stream is 0",
        open.isEmpty() && !rows.isEmpty(),
        open.isEmpty()
            ? "%d streams of %d epochs"
                .formatted(rows.size(), rows.stream().map(row -> row.get(0)).distinct().count())
            : "epoch, events, seen, stored, declared lost, blind, remainder: " + open);
  }

  /** What topologies made of the flow records, each counted once. */
  private Verdict bandwidth() {
    var stored =
        halves(
            "SELECT tap_id, mac_src, mac_dst, sum(frames) FROM flow FINAL WHERE node_id = '%s'"
                .formatted(Stage.NODE));
    var computed =
        halves(
            "SELECT assumeNotNull(tap_id), assumeNotNull(mac_src), assumeNotNull(mac_dst),"
                + " sum(frames) FROM bandwidth FINAL WHERE entity_kind = 'LINK' AND"
                + " window_ns = 1000000000");
    var differing = new ArrayList<String>();
    var all = new TreeSet<>(stored.keySet());
    all.addAll(computed.keySet());
    for (String half : all) {
      long told = stored.getOrDefault(half, 0L);
      long summed = computed.getOrDefault(half, 0L);
      if (told != summed) {
        differing.add("%s: %,d frames in flow, %,d in bandwidth".formatted(half, told, summed));
      }
    }
    return new Verdict(
        "bandwidth counts every frame once",
        differing.isEmpty() && !stored.isEmpty(),
        differing.isEmpty()
            ? "%,d frames of %d halves"
                .formatted(stored.values().stream().mapToLong(Long::longValue).sum(), stored.size())
            : String.join("; ", differing));
  }

  private Map<String, Long> halves(String statement) {
    var halves = new TreeMap<String, Long>();
    for (var row : tables.rows(statement + " GROUP BY 1, 2, 3")) {
      halves.put(String.join(" ", row.subList(0, 3)), Long.parseLong(row.get(3)));
    }
    return halves;
  }
}
