package io.memwall.streams.bandwidth;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import io.memwall.streams.Fabric;
import io.memwall.streams.Fields;
import io.memwall.streams.window.Coverage;
import io.memwall.streams.window.RevisedWindow;
import io.memwall.streams.window.Window;
import io.memwall.streams.window.WindowResult;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The edge where results of ours become records of the road. */
final class Results {
  /** A window of which less was watched is partial. */
  private static final double WHOLE_ENOUGH = 0.8;

  private final Grouping grouping;
  private final Surroundings surroundings;

  Results(Grouping grouping, Surroundings surroundings) {
    this.grouping = grouping;
    this.surroundings = surroundings;
  }

  Bandwidth bandwidth(RevisedWindow<Carried> revised) {
    var result = revised.result();
    var window = result.window();
    var builder =
        Bandwidth.newBuilder()
            .setEntityKind(grouping == Grouping.HALF ? EntityKind.HALF : EntityKind.LINK)
            .setEntity(window.subject().entity())
            .setWindowNs(window.lengthNs())
            .setTStart(Nanos.instant(window.startNs()))
            .setTEnd(Nanos.instant(window.endNs()))
            .setRevision(Fields.revision(revised.revision()))
            .setCaseName(window.subject().caseName())
            .setTComputed(Instant.ofEpochMilli(revised.computedMs()));
    describe(builder, result);
    cover(builder, result.coverage());
    var sums = Sums.of(result);
    SumResults.set(builder, sums, result.coverage().coveredNs());
    if (grouping == Grouping.LINK) {
      setLink(builder, window, sums);
    }
    return builder.build();
  }

  private void setLink(Bandwidth.Builder builder, Window window, Sums sums) {
    var fabric = new Fabric(window.subject().caseName(), builder.getFabricId());
    var link = new LinkResults(surroundings, fabric, window.startNs());
    link.setCapacity(builder, sums);
    // Who shared a link is a matter of 10 s and more: asking the inventory for each second would
    // cost more than all sums together.
    if (window.lengthNs() > Window.SECOND_NS) {
      link.setShares(builder, sums);
    }
  }

  private static void describe(Bandwidth.Builder builder, WindowResult<Carried> result) {
    var members = result.contributions();
    var sources = result.sources();
    var halves = sources.stream().map(Half::of).toList();
    builder
        .setFabricId(members.isEmpty() ? "" : members.get(0).evidence().path().fabric())
        .setTapId(same(halves, Half::tap))
        .setConnId(same(halves, Half::connection))
        .setDir(same(halves, Half::direction))
        .setMacSrc(same(members, one -> one.evidence().path().macSource()))
        .setMacDst(same(members, one -> one.evidence().path().macDestination()))
        .setHalves(sources.size())
        .setNodes(result.nodes())
        .setRecords(members.size());
  }

  private static void cover(Bandwidth.Builder builder, Coverage coverage) {
    builder.setCoveredNs(coverage.coveredNs()).setSpanNs(coverage.spanNs());
    coverage.ratio().ifPresent(builder::setCoverage);
    coverage
        .ratio()
        .ifPresent(
            known -> builder.setPartial(coverage.coveredNs() < WHOLE_ENOUGH * coverage.spanNs()));
  }

  /** The value all members share; null, which the schema says for several, otherwise. */
  private static <M, T> T same(List<M> members, Function<M, T> field) {
    T first = members.isEmpty() ? null : field.apply(members.get(0));
    for (var member : members) {
      if (!Objects.equals(field.apply(member), first)) {
        return null;
      }
    }
    return first;
  }
}
