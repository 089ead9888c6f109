package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.spool.Blind;
import io.memwall.collectors.agent.spool.Declarations;
import io.memwall.collectors.agent.spool.Loss;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.BlindEpoch;
import io.memwall.schemas.events.CaptureCase;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.LostRange;
import io.memwall.schemas.events.StreamSeq;
import java.util.List;
import java.util.NavigableMap;

/** Reports of the collector as Avro. */
final class HealthEvents {
  private HealthEvents() {}

  /**
   * What the publisher adds to a report.
   *
   * @param last numbers given out so far, that of this event included
   */
  record About(String collector, NavigableMap<Integer, Long> last, Declarations declarations) {}

  static Health of(Report report, About about, Envelope envelope) {
    Health.Builder health =
        Health.newBuilder()
            .setEnvelope(envelope)
            .setCollector(about.collector())
            .setKind(HealthKind.valueOf(report.kind().name()))
            .setWatermark(Nanos.instant(report.watermarkNanos()))
            .setIsFinal(report.kind() == Report.Kind.STOP)
            .setLastSeq(streams(about.last()))
            .setCoveredNs(report.watchedNanos())
            .setFrames(report.frames())
            .setRejects(report.rejects())
            .setEventsLost(report.eventsLost())
            .setLosses(about.declarations().losses().stream().map(HealthEvents::loss).toList())
            .setBlinds(about.declarations().blinds().stream().map(HealthEvents::blind).toList());
    report.drops().ifPresent(health::setDrops);
    capture(health, report.capture());
    report.expense().cpuNanos().ifPresent(health::setCpuNs);
    report.expense().rssBytes().ifPresent(health::setRssBytes);
    report.expense().configHash().ifPresent(health::setConfigHash);
    report.caseFile().map(HealthEvents::caseFile).ifPresent(health::setCaptureCase);
    return health.build();
  }

  private static void capture(Health.Builder health, Report.Capture capture) {
    health.setCaptureMode(capture.mode()).setPlannedGapNs(capture.plannedGapNanos());
    capture.nicDrops().ifPresent(health::setNicDrops);
  }

  private static List<StreamSeq> streams(NavigableMap<Integer, Long> last) {
    return last.entrySet().stream()
        .map(e -> StreamSeq.newBuilder().setStream(e.getKey()).setLastSeq(e.getValue()).build())
        .toList();
  }

  private static LostRange loss(Loss loss) {
    return LostRange.newBuilder()
        .setBootId(Envelopes.bootId(loss.epoch().bootId()))
        .setEpoch(loss.epoch().number())
        .setStream(loss.stream())
        .setFirstSeq(loss.first())
        .setLastSeq(loss.last())
        .setCount(loss.count())
        .setReason(loss.reason())
        .setLossClass(loss.lossClass().name())
        .build();
  }

  private static BlindEpoch blind(Blind blind) {
    return BlindEpoch.newBuilder()
        .setBootId(Envelopes.bootId(blind.epoch().bootId()))
        .setEpoch(blind.epoch().number())
        .setTFrom(Nanos.instant(blind.from()))
        .setTTo(Nanos.instant(blind.to()))
        .setSafe(streams(blind.safe()))
        .build();
  }

  private static CaptureCase caseFile(Report.CaseFile file) {
    CaptureCase.Builder capture =
        CaptureCase.newBuilder()
            .setName(file.name())
            .setFileName(file.fileName())
            .setSha256(file.sha256())
            .setSizeBytes(file.sizeBytes())
            .setFormat(file.format())
            .setTFirst(Nanos.instant(file.watched().start()))
            .setTLast(Nanos.instant(file.watched().end() - 1))
            .setFrames(file.frames())
            .setTloeFrames(file.tloeFrames());
    file.truncatedAt().ifPresent(capture::setTruncatedAt);
    return capture.build();
  }
}
