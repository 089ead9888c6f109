package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.ViolationView;
import io.memwall.collectors.wire.flow.ViolationView.Evidence;
import java.util.List;
import java.util.Optional;

/** Puts the numbers of a violation into words. */
final class EvidenceText {
  private static final List<String> PERMISSIONS = List.of("none", "branch", "tip");

  private EvidenceText() {}

  static Optional<String> expected(ViolationView violation) {
    return text(violation.evidence(), violation.expected());
  }

  static Optional<String> seen(ViolationView violation) {
    return text(violation.evidence(), violation.seen());
  }

  private static Optional<String> text(Evidence evidence, long value) {
    return switch (evidence) {
      case NONE -> Optional.empty();
      case COUNT -> Optional.of(Long.toString(value));
      case FLITS -> Optional.of(value + " flits");
      case SEQUENCE -> Optional.of("number 0x%06X".formatted(value));
      case SOURCE -> Optional.of("source " + value);
      case SINK -> Optional.of("sink " + value);
      case ADDRESS -> Optional.of("address " + JsonTree.hex(value));
      case SIZE -> Optional.of("size n=" + value);
      case PARAM -> Optional.of("param " + value);
      case KIND -> Optional.of(kind((int) value));
      case PERMISSION -> Optional.of("permission " + permission(value));
      case NANOS -> Optional.of(value + " ns");
    };
  }

  private static String kind(int kind) {
    return Opcode.of(kind >> 3, kind & 7)
        .map(opcode -> opcode.channel() + "." + opcode.tileLinkName())
        .orElse("message kind " + kind);
  }

  private static String permission(long value) {
    return value >= 0 && value < PERMISSIONS.size()
        ? PERMISSIONS.get((int) value)
        : Long.toString(value);
  }
}
