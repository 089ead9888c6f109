package io.memwall.streams.window;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Quarantine;
import io.memwall.schemas.results.QuarantineReason;
import io.memwall.schemas.results.ReplayRequest;
import io.memwall.streams.StreamTopic;
import java.time.Instant;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * Publishes what a fold left out: wrong records to the quarantine, and the minutes of late ones as
 * ranges to compute anew.
 *
 * @param quarantine key: node
 * @param replay key: name of the fold
 */
public record LeftOutResults(
    StreamTopic<Quarantine> quarantine, StreamTopic<ReplayRequest> replay) {

  /** Those of the catalogue. */
  public static LeftOutResults ofCatalogue() {
    return new LeftOutResults(
        StreamTopic.of(Topics.QUARANTINE), StreamTopic.of(Topics.REPLAY_REQUEST));
  }

  /**
   * Publishes what was left out.
   *
   * @param leftOut keyed by entity
   * @param fold name of the computation that leaves it out
   */
  public <E> void publish(KStream<String, LeftOut<E>> leftOut, String fold) {
    leftOut
        .filter((entity, one) -> one.event().isQuarantine(), Named.as(fold + "-wrong"))
        .map(
            (entity, one) -> new KeyValue<>(node(one), quarantine(fold, one)),
            Named.as(fold + "-to-quarantine"))
        .to(quarantine.name(), quarantine.produced(fold + "-quarantine"));
    leftOut
        .filter(
            (entity, one) -> one.event() == FoldEvent.LATE_BEYOND_STATE, Named.as(fold + "-late"))
        .map(
            (entity, one) -> new KeyValue<>(fold, request(fold, one)),
            Named.as(fold + "-to-request"))
        .to(replay.name(), replay.produced(fold + "-request"));
  }

  private static String node(LeftOut<?> one) {
    return one.contribution().epoch().node();
  }

  private static Quarantine quarantine(String fold, LeftOut<?> one) {
    var contribution = one.contribution();
    var source = contribution.source();
    return Quarantine.newBuilder()
        .setFold(fold)
        .setEntity(one.entity())
        .setReason(
            switch (one.event()) {
              case UNUSABLE_INTERVAL -> QuarantineReason.UNUSABLE_INTERVAL;
              case TIME_TRAVEL -> QuarantineReason.TIME_TRAVEL;
              case IMPOSSIBLE -> QuarantineReason.IMPOSSIBLE;
              case OVER_LINE_RATE -> QuarantineReason.OVER_LINE_RATE;
              case REPEATED, LATE_BEYOND_STATE -> QuarantineReason.UNKNOWN;
            })
        .setDetail(one.detail())
        .setCaseName(contribution.epoch().caseName())
        .setNodeId(contribution.epoch().node())
        .setEpoch(contribution.epoch().epoch())
        .setSource(source.tap() + "/" + source.subject() + "/" + source.part())
        .setTStart(Nanos.instant(contribution.interval().startNs()))
        .setTEnd(Nanos.instant(contribution.interval().endNs()))
        .setTNoticed(Instant.ofEpochMilli(one.noticedMs()))
        .build();
  }

  private static ReplayRequest request(String fold, LeftOut<?> one) {
    var epoch = one.contribution().epoch();
    var minute =
        Minutes.minuteOf(
            new Window.Subject(epoch.caseName(), one.entity()),
            one.contribution().interval().startNs());
    return ReplayRequest.newBuilder()
        .setFold(fold)
        .setCaseName(epoch.caseName())
        .setNodeId(epoch.node())
        .setEntity(one.entity())
        .setTStart(Nanos.instant(minute.startNs()))
        .setTEnd(Nanos.instant(minute.endNs()))
        .setTNoticed(Instant.ofEpochMilli(one.noticedMs()))
        .build();
  }
}
