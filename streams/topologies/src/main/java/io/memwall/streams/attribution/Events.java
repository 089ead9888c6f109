package io.memwall.streams.attribution;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Holding;
import io.memwall.streams.Fabric;
import java.util.Optional;
import java.util.OptionalLong;

/** The edge where what ledgers gave out becomes what we know of owners. */
final class Events {
  private Events() {}

  static Held held(Holding holding) {
    var fabric = new Fabric(holding.getCaseName(), holding.getFabricId());
    return new Held(
        new Held.PoolKey(fabric, holding.getPoolId()),
        new Held.Entry(holding.getLedgerEpoch(), holding.getLedgerSeq()),
        new Held.Stretch(holding.getBase(), holding.getBase() + holding.getLength() - 1),
        new Held.Span(
            Nanos.of(holding.getTStart()),
            holding.getTEnd() == null
                ? OptionalLong.empty()
                : OptionalLong.of(Nanos.of(holding.getTEnd()))),
        new Owner(
            Optional.ofNullable(holding.getTenant()),
            Optional.ofNullable(holding.getWorkload()),
            Optional.of(holding.getAllocId())),
        // Memory that is set aside is nobody's traffic.
        holding.getReserved() ? Optional.empty() : Optional.ofNullable(holding.getInitiator()));
  }
}
