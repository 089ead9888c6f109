package io.memwall.streams.bandwidth;

import static io.memwall.streams.Fields.orNull;

import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.BandwidthMaster;
import io.memwall.schemas.results.BandwidthTenant;
import io.memwall.schemas.results.Fairness;
import io.memwall.streams.Fabric;
import io.memwall.streams.attribution.Owner;
import io.memwall.streams.bandwidth.Shares.Part;
import io.memwall.streams.bandwidth.Surroundings.Asker;
import java.util.HashMap;
import java.util.Optional;

/**
 * What only a link has: a capacity, and those who share it.
 *
 * @param surroundings as of the window
 * @param fabric of the link
 * @param atNs start of the window, ns since 1970
 */
record LinkResults(Surroundings surroundings, Fabric fabric, long atNs) {
  /** More names than this would make the record large and be read by nobody. */
  private static final int MOST_NAMES = 16;

  private static final int MOST_OWNERS = 32;

  void setCapacity(Bandwidth.Builder builder, Sums sums) {
    var capacity = surroundings.capacityBps(fabric, builder.getEntity(), atNs);
    if (capacity.isEmpty()) {
      builder.getMissing().put("utilisation", "the inventory has no capacity for it");
      return;
    }
    double bitsPerSecond = (double) capacity.getAsLong();
    var used = new Rates(sums.traffic(), builder.getCoveredNs()).utilisation(bitsPerSecond);
    builder
        .setCapacityBps(capacity.getAsLong())
        .setUtilisation(orNull(used))
        .setOverLineRate(used.isPresent() && used.getAsDouble() > LineRate.TOLERANCE);
    if (!sums.bursts().isEmpty()) {
      builder.setMicroburst(sums.bursts().stream().anyMatch(burst -> burst.fills(bitsPerSecond)));
    }
  }

  void setShares(Bandwidth.Builder builder, Sums sums) {
    var masters = masters(sums);
    builder.setMasters(
        masters.parts().stream()
            .limit(MOST_NAMES)
            .map(part -> new BandwidthMaster(part.who(), part.wireBytes(), part.goodputBytes()))
            .toList());
    builder.setTenants(
        owners(sums).shown(MOST_OWNERS, Owner.UNATTRIBUTED).stream()
            .map(LinkResults::tenant)
            .toList());
    if (masters.parts().size() > 1) {
      builder.setFairness(
          new Fairness(
              masters.parts().size(),
              orNull(masters.jain()),
              orNull(masters.minShare()),
              orNull(masters.maxShare()),
              masters.starved().orElse(null)));
    }
  }

  private static BandwidthTenant tenant(Part<Owner> part) {
    var owner = part.who();
    return BandwidthTenant.newBuilder()
        .setTenant(owner.tenant().orElse(null))
        .setWorkload(owner.workload().orElse(null))
        .setAllocId(owner.allocation().orElse(null))
        .setWireBytes(part.wireBytes())
        .setGoodputBytes(part.goodputBytes())
        .build();
  }

  private Shares<String> masters(Sums sums) {
    var names = new HashMap<String, String>();
    return Shares.of(
        sums.carried().stream()
            .flatMap(
                carried ->
                    carried.masterAddress().stream()
                        .map(
                            mac ->
                                names.computeIfAbsent(
                                    mac, each -> surroundings.nodeOf(fabric, each, atNs)))
                        .map(name -> part(name, carried)))
            .toList());
  }

  private Shares<Owner> owners(Sums sums) {
    // A minute of one half is sixty records of one asker, and the ledgers are asked once.
    var known = new HashMap<Optional<Asker>, Owner>();
    return Shares.of(
        sums.carried().stream()
            .map(carried -> part(known.computeIfAbsent(Asker.of(carried), this::ownerOf), carried))
            .toList());
  }

  private Owner ownerOf(Optional<Asker> asker) {
    return asker.map(one -> surroundings.ownerOf(fabric, one, atNs)).orElse(Owner.UNATTRIBUTED);
  }

  private static <W> Part<W> part(W who, Carried carried) {
    return new Part<>(who, carried.traffic().wireBytes(), carried.traffic().goodputBytes());
  }
}
