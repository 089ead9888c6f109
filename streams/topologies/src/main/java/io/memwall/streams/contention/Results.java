package io.memwall.streams.contention;

import static io.memwall.streams.Fields.orNull;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Contention;
import io.memwall.schemas.results.ContentionPlace;
import io.memwall.schemas.results.ContentionSeverity;
import io.memwall.schemas.results.ContentionView;
import io.memwall.schemas.results.EntityKind;
import io.memwall.streams.Fabric;
import io.memwall.streams.Fields;
import io.memwall.streams.Ratio;
import io.memwall.streams.attribution.Owner;
import io.memwall.streams.attribution.OwnersStore;
import io.memwall.streams.attribution.OwnersView;
import io.memwall.streams.contention.PoolContention.Judged;
import io.memwall.streams.window.Coverage;
import io.memwall.streams.window.RevisedWindow;
import io.memwall.streams.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The edge where results of ours become records of the road. */
final class Results {
  private Results() {}

  /** Makes records of windows, with the owners of their places as of their time. */
  static final class ToContention
      extends ContextualProcessor<String, RevisedWindow<Reading>, String, Contention> {
    private OwnersView owners;

    @Override
    public void init(ProcessorContext<String, Contention> context) {
      super.init(context);
      owners = OwnersStore.view(context);
    }

    @Override
    public void process(Record<String, RevisedWindow<Reading>> record) {
      var contention = contention(record.value(), owners);
      context().forward(record.withKey(contention.getEntity()).withValue(contention));
    }
  }

  static Contention contention(RevisedWindow<Reading> revised, OwnersView owners) {
    var result = revised.result();
    var window = result.window();
    var entity = PoolKind.Entity.of(window.subject().entity());
    var found =
        PoolContention.of(entity.view(), result.evidence().toList(), result.coverage().coveredNs())
            .watched(result.coverage().ratio());
    String fabric =
        found.readings().stream().map(one -> one.origin().fabric()).findFirst().orElse("");
    var pool = new Fabric(window.subject().caseName(), fabric);
    LongFunction<Owner> owner =
        address -> owner(at -> owners.ownerOf(pool, entity.pool(), address, at), window);
    var builder =
        Contention.newBuilder()
            .setEntityKind(EntityKind.POOL)
            .setEntity(entity.pool())
            .setView(ContentionView.valueOf(entity.view().name()))
            .setWindowNs(window.lengthNs())
            .setTStart(Nanos.instant(window.startNs()))
            .setTEnd(Nanos.instant(window.endNs()))
            .setRevision(Fields.revision(revised.revision()))
            .setCaseName(window.subject().caseName())
            .setFabricId(fabric)
            .setNodes(result.nodes())
            .setTComputed(Instant.ofEpochMilli(revised.computedMs()));
    describe(builder, found);
    mix(builder, found.sums());
    cover(builder, result.coverage());
    return builder
        .setRegions(found.regions().stream().map(one -> place(one, entity.view(), owner)).toList())
        .setLines(found.lines().stream().map(one -> place(one, entity.view(), owner)).toList())
        .build();
  }

  /** Who held it when the window began, else who did when it ended. */
  private static Owner owner(LongFunction<Owner> ownerAt, Window window) {
    var first = ownerAt.apply(window.startNs());
    return first.equals(Owner.UNATTRIBUTED) ? ownerAt.apply(window.endNs() - 1) : first;
  }

  private static void describe(Contention.Builder builder, PoolContention found) {
    var masters = found.sums().masters();
    var counts = found.sums().counts();
    var readings = found.readings();
    builder
        .setTaps(readings.stream().map(one -> one.origin().tap()).distinct().sorted().toList())
        .setRecords(readings.size())
        .setMasters(masters.known())
        .setMoreMasters(masters.more())
        .setSeverity(ContentionSeverity.valueOf(found.severity().name()))
        .setTransit(orNull(found.movement().transit()))
        .setTransfersPerS(orNull(found.movement().transfersPerSecond()))
        .setPingPong(orNull(found.movement().pingPong()))
        .setGrantsT(counts.get(Counter.GRANTS_T))
        .setTransfersUpperBound(PoolContention.upperBound(counts))
        .setMissing(found.missing());
    if (found.view() == View.POOL) {
      builder
          .setTransfers(counts.get(Counter.TRANSFERS))
          .setHandoffs(counts.get(Counter.HANDOFFS))
          .setUnknownChanges(counts.get(Counter.UNKNOWN))
          .setTransferNs(counts.get(Counter.TRANSFER_NANOS))
          .setTransfersTimed(counts.get(Counter.TRANSFERS_TIMED));
    }
  }

  private static void mix(Contention.Builder builder, Reading.Sums sums) {
    var counts = sums.counts();
    var uncached = sums.uncached();
    builder
        .setAcquire(list(counts, Counter.ACQUIRE))
        .setProbe(list(counts, Counter.PROBE))
        .setProbeAck(list(counts, Counter.PROBE_ACK))
        .setRelease(list(counts, Counter.RELEASE))
        .setProbeAckData(counts.get(Counter.PROBE_ACK_DATA))
        .setReads(counts.get(Counter.READS))
        .setReadBytes(counts.get(Counter.READ_BYTES))
        .setWrites(counts.get(Counter.WRITES))
        .setWriteBytes(counts.get(Counter.WRITE_BYTES))
        .setAtomics(counts.get(Counter.ATOMICS))
        .setAtomicBytes(counts.get(Counter.ATOMIC_BYTES))
        .setProbeAmplification(orNull(Ratios.amplification(counts)))
        .setProbeAmplificationWrite(orNull(Ratios.writeAmplification(counts)))
        .setProbeAmplificationRead(orNull(Ratios.readAmplification(counts)))
        .setProbeAmplificationUncached(orNull(Ratio.of(uncached.probes(), uncached.accesses())))
        .setUselessProbeShare(orNull(Ratios.useless(counts)))
        .setDirtyShare(orNull(Ratios.dirty(counts)))
        .setInvalidationShare(orNull(Ratios.invalidations(counts)))
        .setUpgradeShare(orNull(Ratios.upgrades(counts)));
    if (sums.knowsUpgrades()) {
      builder
          .setUpgradesWithData(counts.get(Counter.UPGRADES_WITH_DATA))
          .setUpgradeDataShare(orNull(Ratios.upgradesWithData(counts)));
    }
  }

  private static void cover(Contention.Builder builder, Coverage coverage) {
    builder
        .setCoveredNs(coverage.coveredNs())
        .setSpanNs(coverage.spanNs())
        .setCoverage(orNull(coverage.ratio()));
  }

  private static ContentionPlace place(Judged judged, View view, LongFunction<Owner> owner) {
    var place = judged.place();
    var counts = place.counts();
    var owned = owner.apply(place.address());
    var builder =
        ContentionPlace.newBuilder()
            .setAddress(place.address())
            .setSeverity(ContentionSeverity.valueOf(judged.severity().name()))
            .setTransit(orNull(judged.movement().transit()))
            .setTransfersPerS(orNull(judged.movement().transfersPerSecond()))
            .setPingPong(orNull(judged.movement().pingPong()))
            .setGrantsT(counts.get(Counter.GRANTS_T))
            .setTransfersUpperBound(PoolContention.upperBound(counts))
            .setAcquires(counts.sum(Counter.ACQUIRE))
            .setProbes(counts.sum(Counter.PROBE))
            .setProbeAmplification(orNull(Ratios.amplification(counts)))
            .setWeight(place.weight().sum())
            .setError(place.weight().error())
            .setReadBytes(counts.get(Counter.READ_BYTES))
            .setWriteBytes(counts.get(Counter.WRITE_BYTES) + counts.get(Counter.ATOMIC_BYTES))
            .setMasters(place.masters().known())
            .setMoreMasters(place.masters().more())
            .setTenant(owned.tenant().orElse(null))
            .setWorkload(owned.workload().orElse(null))
            .setAllocId(owned.allocation().orElse(null));
    place.lines().touched().ifPresent(builder::setDistinctLines);
    if (view == View.POOL) {
      move(builder, place);
    }
    return builder.build();
  }

  private static void move(ContentionPlace.Builder builder, Place place) {
    var counts = place.counts();
    long transfers = counts.get(Counter.TRANSFERS);
    builder
        .setTransfers(transfers)
        .setHandoffs(counts.get(Counter.HANDOFFS))
        .setUnknownChanges(counts.get(Counter.UNKNOWN))
        .setTransferNs(counts.get(Counter.TRANSFER_NANOS))
        .setTransfersTimed(counts.get(Counter.TRANSFERS_TIMED));
    if (place.lines().touched().isPresent()) {
      builder.setTopLineShare(orNull(Ratio.of(place.lines().topTransfers(), transfers)));
    }
  }

  private static List<Long> list(Counts counts, List<Counter> counters) {
    return counters.stream().map(counts::get).toList();
  }
}
