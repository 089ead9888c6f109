package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.ConnectionNote;
import io.memwall.collectors.agent.flow.HotReading;
import io.memwall.collectors.agent.flow.SampledExchange;
import io.memwall.collectors.agent.privacy.AddressPolicy;
import java.util.List;
import java.util.OptionalLong;

/**
 * Records with their memory addresses as the policy lets them out. Everything was counted with the
 * address as it was, so nothing changes but the names of places.
 */
final class ToldAddresses {
  /** A region is told by itself: what is hidden is which of its lines. */
  private static final long REGION = -1L << 16;

  private ToldAddresses() {}

  static HotReading of(HotReading reading, AddressPolicy policy) {
    return new HotReading(
        reading.interval(),
        reading.tapId(),
        reading.position(),
        reading.pool(),
        reading.totalWeight(),
        reading.totals(),
        reading.masters(),
        places(reading.lines(), policy, -1),
        places(reading.regions(), policy, REGION));
  }

  static ConnectionNote of(ConnectionNote note, AddressPolicy policy) {
    return note.breach().map(each -> note.withBreach(breach(each, policy))).orElse(note);
  }

  static SampledExchange of(SampledExchange exchange, AddressPolicy policy) {
    SampledExchange.Request request = exchange.request();
    return exchange.withRequest(
        new SampledExchange.Request(
            request.what(),
            told(request.address(), policy),
            request.source(),
            request.sink(),
            request.domain(),
            request.sight(),
            request.acquireNanos()));
  }

  private static List<HotReading.Place> places(
      List<HotReading.Place> places, AddressPolicy policy, long mask) {
    return places.stream()
        .map(place -> place.withAddress(policy.apply(place.address()) & mask))
        .toList();
  }

  private static ConnectionNote.Breach breach(ConnectionNote.Breach breach, AddressPolicy policy) {
    boolean number = breach.evidence().equals(ConnectionNote.ADDRESS_EVIDENCE);
    return new ConnectionNote.Breach(
        breach.evidence(),
        number ? told(breach.expected(), policy) : breach.expected(),
        number ? told(breach.seen(), policy) : breach.seen(),
        breach.message(),
        told(breach.address(), policy),
        breach.requestFrame());
  }

  private static OptionalLong told(OptionalLong address, AddressPolicy policy) {
    return address.isPresent()
        ? OptionalLong.of(policy.apply(address.getAsLong()))
        : OptionalLong.empty();
  }
}
