package io.memwall.streams.allocation;

import io.memwall.streams.allocation.Holding.Place;
import io.memwall.streams.allocation.Holding.State;
import io.memwall.streams.allocation.PoolSize.Capacity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
  private final Set<String> touched = new LinkedHashSet<>();
  private Optional<Gaps> gaps = Optional.empty();
  private long usedBytes;
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
      touched.add(id);
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

  /** Ids whose holding changed since this was last asked. */
  List<String> takeTouched() {
    var taken = List.copyOf(touched);
    touched.clear();
    return taken;
  }

  private void add(String id, Holding holding) {
    byId.put(id, holding);
    touched.add(id);
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
    if (holding.state() == State.RESERVED) {
      reservedBytes += sign * holding.bytes();
    } else if (holding.state() == State.LIVE) {
      usedBytes += sign * holding.bytes();
      live += sign;
      var tenant = tenants.getOrDefault(holding.tenant(), Tenant.NOTHING).plus(holding, sign);
      if (tenant.allocations() == 0) {
        tenants.remove(holding.tenant());
      } else {
        tenants.put(holding.tenant(), tenant);
      }
    }
  }

  /** Parts without overlap among themselves: later ones lose what earlier ones have. */
  static List<Place> disjoint(List<Place> places) {
    var result = new ArrayList<Place>();
    for (var place : places) {
      var left = List.of(place.extent());
      for (var taken : result) {
        left = left.stream().flatMap(part -> part.minus(taken.extent()).stream()).toList();
      }
      left.forEach(part -> result.add(new Place(part, place.leaving())));
    }
    return result;
  }
}
