package io.memwall.standalone.torture;

import io.memwall.schemas.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    verdicts.add(new FrameAudit(tables).verdict());
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
}
