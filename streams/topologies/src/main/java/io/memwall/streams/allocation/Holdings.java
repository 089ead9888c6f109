package io.memwall.streams.allocation;

import io.memwall.streams.allocation.Holding.Place;
import io.memwall.streams.allocation.Holding.State;
import io.memwall.streams.allocation.PoolSize.Capacity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All holdings of a pool, with the sums over them. Places of different holdings never overlap: a
 * new claim takes what it covers from older ones.
 */
final class Holdings {
  private final Map<String, Holding> byId = new HashMap<>();
  // First address to the id that holds it, to find overlaps.
  private final NavigableMap<Long, Claim> claims = new TreeMap<>(Long::compareUnsigned);
  private final SortedMap<String, Tenant> tenants = new TreeMap<>();
  private final Map<String, Long> byInitiator = new HashMap<>();
  // Ids whose holding changed, with what they stood for before.
  private final Map<String, Optional<Holding>> touched = new LinkedHashMap<>();
  private Optional<Gaps> gaps = Optional.empty();
  private long usedBytes;
  private long leavingBytes;
  private long unplacedBytes;
  private long reservedBytes;
  private long live;

  private record Claim(Extent extent, String id) {}

  /**
   * What a tenant holds.
   *
   * @param usedBytes in live allocations
   * @param allocations live ones
   */
  record Tenant(long usedBytes, long allocations) {
    static final Tenant NOTHING = new Tenant(0, 0);

    Tenant plus(Holding holding, int sign) {
      return new Tenant(usedBytes + sign * holding.bytes(), allocations + sign);
    }
  }

  Optional<Holding> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Sets what an id stands for; true when it took something from another. */
  boolean put(String id, Holding holding) {
    remove(id);
    boolean overlapped = false;
    for (var place : holding.places()) {
      for (var claim : overlapping(place.extent())) {
        overlapped = true;
        var loser = byId.get(claim.id()).without(place.extent());
        remove(claim.id());
        add(claim.id(), loser);
      }
    }
    add(id, holding);
    return overlapped;
  }

  void remove(String id) {
    var holding = byId.remove(id);
    if (holding != null) {
      touched.putIfAbsent(id, Optional.of(holding));
      for (var place : holding.places()) {
        claims.remove(place.extent().first());
        gaps.ifPresent(free -> free.release(place.extent()));
      }
      count(holding, -1);
    }
  }

  /** Says how large the pool is, or that nobody knows. */
  void resize(Optional<Capacity> capacity) {
    gaps = capacity.flatMap(Capacity::addresses).map(Gaps::new);
    gaps.ifPresent(free -> claims.values().forEach(claim -> free.claim(claim.extent())));
  }

  long usedBytes() {
    return usedBytes;
  }

  long reservedBytes() {
    return reservedBytes;
  }

  long live() {
    return live;
  }

  OptionalLong largestGap() {
    return gaps.isEmpty() ? OptionalLong.empty() : OptionalLong.of(gaps.get().largest());
  }

  SortedMap<String, Tenant> tenants() {
    return tenants;
  }

  /** Bytes of the used ones that are held until a migration ends. */
  long leavingBytes() {
    return leavingBytes;
  }

  /** Bytes held without a known place. */
  long unplacedBytes() {
    return unplacedBytes;
  }

  /** Bytes in use by the nodes that asked for them. */
  long usedBy(String initiator) {
    return byInitiator.getOrDefault(initiator, 0L);
  }

  /** The free stretches; none without the pool's size and base. */
  Optional<Gaps> gaps() {
    return gaps;
  }

  Set<String> ids() {
    return byId.keySet();
  }

  /** What changed since this was last asked, with what it was before. */
  Map<String, Optional<Holding>> takeTouched() {
    var taken = new LinkedHashMap<>(touched);
    touched.clear();
    return taken;
  }

  /** Sets since when the places of a holding are held; nothing else may differ. */
  void settle(String id, Holding holding) {
    byId.put(id, holding);
  }

  private void add(String id, Holding holding) {
    byId.put(id, holding);
    touched.putIfAbsent(id, Optional.empty());
    for (var place : holding.places()) {
      claims.put(place.extent().first(), new Claim(place.extent(), id));
      gaps.ifPresent(free -> free.claim(place.extent()));
    }
    count(holding, 1);
  }

  private List<Claim> overlapping(Extent extent) {
    var found = new ArrayList<Claim>();
    var before = claims.lowerEntry(extent.first());
    if (before != null && before.getValue().extent().overlaps(extent)) {
      found.add(before.getValue());
    }
    found.addAll(claims.subMap(extent.first(), true, extent.last(), true).values());
    return found;
  }

  private void count(Holding holding, int sign) {
    unplacedBytes += sign * holding.unplacedBytes();
    if (holding.state() == State.RESERVED) {
      reservedBytes += sign * holding.bytes();
    } else if (holding.state() == State.LIVE) {
      usedBytes += sign * holding.bytes();
      leavingBytes += sign * holding.leavingBytes();
      live += sign;
      byInitiator.merge(holding.claimant().initiator(), sign * holding.bytes(), Holdings::sum);
      String name = holding.claimant().tenant();
      var tenant = tenants.getOrDefault(name, Tenant.NOTHING).plus(holding, sign);
      if (tenant.allocations() == 0) {
        tenants.remove(name);
      } else {
        tenants.put(name, tenant);
      }
    }
  }

  private static Long sum(long one, long other) {
    // None removes the entry: whoever holds nothing takes no room.
    return one + other == 0 ? null : one + other;
  }

  /** Parts without overlap among themselves: later ones lose what earlier ones have. */
  static List<Place> disjoint(List<Place> places) {
    var result = new ArrayList<Place>();
    for (var place : places) {
      var left = List.of(place.extent());
      for (var taken : result) {
        left = left.stream().flatMap(part -> part.minus(taken.extent()).stream()).toList();
      }
      left.forEach(part -> result.add(new Place(part, place.leaving(), place.since())));
    }
    return result;
  }
}
