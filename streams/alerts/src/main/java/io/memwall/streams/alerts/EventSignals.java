package io.memwall.streams.alerts;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Breach;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.ConnectionKind;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.LostRange;
import io.memwall.streams.alerts.Signal.Raised;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What events of nodes say of alerts. Imported captures alert nobody. */
final class EventSignals {
  private final Duration quiet;

  EventSignals(Duration quiet) {
    this.quiet = quiet;
  }

  /** What a node says of itself; empty for a case. */
  static Optional<NodeReport> report(Health health) {
    Envelope envelope = health.getEnvelope();
    if (!envelope.getCaseName().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new NodeReport(
            new NodeReport.Node(envelope.getFabricId(), envelope.getNodeId()),
            Nanos.of(envelope.getTEnd()),
            health.getIsFinal(),
            coverage(health),
            lost(health)));
  }

  private static OptionalDouble coverage(Health health) {
    long span =
        Nanos.of(health.getEnvelope().getTEnd())
            - Nanos.of(health.getEnvelope().getTStart())
            - health.getPlannedGapNs();
    if (span <= 0 || health.getCaptureMode().equals("none")) {
      return OptionalDouble.empty();
    }
    double time = Math.min(1, (double) health.getCoveredNs() / span);
    long drops = Objects.requireNonNullElse(health.getDrops(), 0L);
    long offered = health.getFrames() + drops;
    return OptionalDouble.of(offered == 0 ? time : time * (1 - (double) drops / offered));
  }

  private static Optional<String> lost(Health health) {
    long events = health.getLosses().stream().mapToLong(LostRange::getCount).sum();
    if (events > 0) {
      String reasons =
          health.getLosses().stream()
              .map(LostRange::getReason)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      return Optional.of("gave up " + events + " events (" + reasons + ")");
    }
    return health.getBlinds().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "its collector had died without a goodbye; it was blind until "
                + health.getBlinds().get(0).getTTo());
  }

  /** A breach of the protocol alerts of its link; where the collector knows none, of its half. */
  List<Signal> of(Connection event) {
    Envelope envelope = event.getEnvelope();
    if (event.getKind() != ConnectionKind.VIOLATION || !envelope.getCaseName().isEmpty()) {
      return List.of();
    }
    Entity entity =
        event.getLinkId() == null
            ? new Entity("half", event.getConnId() + "/" + event.getDir())
            : new Entity("link", event.getLinkId() + "/" + event.getDir());
    long atNs = Nanos.of(envelope.getTStart());
    var key = new AlertKey(envelope.getFabricId(), Rule.PROTOCOL_VIOLATION, entity);
    var account =
        new Account(
            sentence(event, entity),
            Map.of(),
            Map.of("code", Objects.requireNonNullElse(event.getCode(), "unknown")));
    return List.of(
        new Raised(key, Severity.WARNING, atNs, account, OptionalLong.of(atNs + quiet.toNanos())));
  }

  private static String sentence(Connection event, Entity entity) {
    return "WARNING %s broke the protocol: %s%s in frame %d of tap %s; next: memwall query operations --from -1h"
        .formatted(
            entity.text(),
            Objects.requireNonNullElse(event.getCode(), "unknown rule"),
            evidence(event.getBreach()),
            event.getFrameNumber(),
            event.getTapId());
  }

  private static String evidence(Breach breach) {
    return breach == null || breach.getSeen() == null
        ? ""
        : " (%s: %s expected, %s seen)"
            .formatted(breach.getEvidence(), breach.getExpected(), breach.getSeen());
  }
}
