package io.memwall.standalone.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A diagnosis for people, and for machines. */
final class DiagnosisText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DiagnosisText() {}

  /** A line for each finding, its fix below it, and the verdict last. */
  static String table(Diagnosis diagnosis) {
    var text = new StringBuilder();
    for (Finding one : diagnosis.findings()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-10s  %-12s  %-7s  %s%n",
              one.stage().word(),
              one.check(),
              one.severity().word(),
              one.seen()));
      if (!one.fix().isEmpty()) {
        text.append(String.format("%-10s  %-12s  %-7s  fix: %s%n", "", "", "", one.fix()));
      }
    }
    return text.append(String.format(Locale.ROOT, "%n%s%n", diagnosis.verdict())).toString();
  }

  static String json(Diagnosis diagnosis) {
    var root = JSON.createObjectNode();
    root.put("verdict", diagnosis.worst().word());
    root.put("exit_code", diagnosis.exitCode());
    root.put("took_ms", diagnosis.tookMs());
    root.set("culprit", diagnosis.culprit().map(DiagnosisText::json).orElse(null));
    var list = root.putArray("findings");
    diagnosis.findings().forEach(one -> list.add(json(one)));
    return root.toPrettyString() + System.lineSeparator();
  }

  private static ObjectNode json(Finding one) {
    return JSON.createObjectNode()
        .put("stage", one.stage().word())
        .put("check", one.check())
        .put("severity", one.severity().word())
        .put("seen", one.seen())
        .put("fix", one.fix());
  }
}
