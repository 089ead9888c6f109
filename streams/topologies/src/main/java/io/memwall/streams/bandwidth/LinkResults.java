package io.memwall.streams.bandwidth;

import static io.memwall.streams.Fields.orNull;

import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.BandwidthMaster;
import io.memwall.schemas.results.BandwidthTenant;
import io.memwall.schemas.results.Fairness;
import io.memwall.streams.Fabric;
import io.memwall.streams.bandwidth.Shares.Part;

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

  /** Above this the capacity is wrong or something was counted twice. */
  private static final double LINE_RATE = 1.02;

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
        .setOverLineRate(used.isPresent() && used.getAsDouble() > LINE_RATE);
    if (!sums.bursts().isEmpty()) {
      builder.setMicroburst(sums.bursts().stream().anyMatch(burst -> burst.fills(bitsPerSecond)));
    }
  }

  void setShares(Bandwidth.Builder builder, Sums sums) {
    var masters = masters(sums);
    builder.setMasters(
        masters.parts().stream()
            .limit(MOST_NAMES)
            .map(part -> new BandwidthMaster(part.name(), part.wireBytes(), part.goodputBytes()))
            .toList());
    builder.setTenants(
        tenants(sums).parts().stream()
            .limit(MOST_NAMES)
            .map(
                part ->
                    new BandwidthTenant(
                        part.name().isEmpty() ? null : part.name(),
                        part.wireBytes(),
                        part.goodputBytes()))
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

  private Shares masters(Sums sums) {
    return Shares.of(
        sums.carried().stream()
            .flatMap(
                carried ->
                    carried.masterAddress().stream()
                        .map(mac -> surroundings.nodeOf(fabric, mac, atNs))
                        .map(name -> part(name, carried)))
            .toList());
  }

  private Shares tenants(Sums sums) {
    return Shares.of(
        sums.carried().stream()
            .map(carried -> part(surroundings.tenantOf(fabric, carried, atNs).orElse(""), carried))
            .toList());
  }

  private static Part part(String name, Carried carried) {
    return new Part(name, carried.traffic().wireBytes(), carried.traffic().goodputBytes());
  }
}
