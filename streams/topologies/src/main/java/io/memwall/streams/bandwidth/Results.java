package io.memwall.streams.bandwidth;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import io.memwall.streams.window.Coverage;
import io.memwall.streams.window.RevisedWindow;
import io.memwall.streams.window.WindowResult;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The edge where results of ours become records of the road. */
final class Results {
  private Results() {}

  static Bandwidth bandwidth(Grouping grouping, RevisedWindow<Carried> revised) {
    var window = revised.result().window();
    var builder =
        Bandwidth.newBuilder()
            .setEntityKind(grouping == Grouping.HALF ? EntityKind.HALF : EntityKind.LINK)
            .setEntity(window.subject().entity())
            .setWindowNs(window.lengthNs())
            .setTStart(Nanos.instant(window.startNs()))
            .setTEnd(Nanos.instant(window.endNs()))
            .setRevision(
                new io.memwall.schemas.results.Revision(
                    revised.revision().generation(), revised.revision().counter()))
            .setCaseName(window.subject().caseName())
            .setTComputed(Instant.ofEpochMilli(revised.computedMs()));
    describe(builder, revised.result());
    count(builder, Traffic.sum(revised.result().evidence().map(Carried::traffic)));
    cover(builder, revised.result().coverage());
    return builder.build();
  }

  private static void describe(Bandwidth.Builder builder, WindowResult<Carried> result) {
    var members = result.evidence().toList();
    builder
        .setFabricId(members.isEmpty() ? "" : members.get(0).path().fabric())
        .setTapId(same(members, one -> one.half().tap()))
        .setConnId(same(members, one -> one.half().connection()))
        .setDir(same(members, one -> one.half().direction()))
        .setMacSrc(same(members, one -> one.path().macSource()))
        .setMacDst(same(members, one -> one.path().macDestination()))
        .setHalves((int) result.sources())
        .setNodes(result.nodes())
        .setRecords(members.size());
  }

  private static void count(Bandwidth.Builder builder, Traffic traffic) {
    builder
        .setFrames(traffic.frames())
        .setNewFrames(traffic.newFrames())
        .setRetransFrames(traffic.retransFrames())
        .setMessages(traffic.messages())
        .setFrameBytes(traffic.frameBytes())
        .setWireBytes(traffic.wireBytes())
        .setRetransWireBytes(traffic.retransWireBytes())
        .setPayloadBytes(traffic.payloadBytes())
        .setGoodputBytes(traffic.goodputBytes());
  }

  private static void cover(Bandwidth.Builder builder, Coverage coverage) {
    builder.setCoveredNs(coverage.coveredNs()).setSpanNs(coverage.spanNs());
    coverage.ratio().ifPresent(builder::setCoverage);
  }

  /** The value all members share; null, which the schema says for several, otherwise. */
  private static <T> T same(List<Carried> members, Function<Carried, T> field) {
    var values = members.stream().map(field).distinct().limit(2).toList();
    return values.size() == 1 ? values.get(0) : null;
  }
}
