package io.memwall.streams.hotspot;

import io.memwall.streams.Fabric;
import io.memwall.streams.LinkDirection;
import io.memwall.streams.hotspot.Reading.Origin;
import io.memwall.streams.inventory.AttachmentFacts;
import io.memwall.streams.inventory.InventoryView;
import io.memwall.streams.inventory.NodeFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * On whom a reading bears besides the entity it was taken of: a link on the hosts and pools at its
 * ends, a host on the pools it uses. Where the inventory says nothing, on nobody.
 */
final class Neighbourhood {
  private final InventoryView inventory;

  Neighbourhood(InventoryView inventory) {
    this.inventory = inventory;
  }

  /** The reading, with what explains its entity, and what it says of others. */
  List<Reading> spread(Reading reading) {
    var at = new At(fabric(reading), reading.interval().startNs());
    return switch (reading.entity().kind()) {
      case LINK -> ofLink(reading, at);
      case HOST -> ofHost(reading, at);
      case POOL, REGION -> List.of(reading);
    };
  }

  private record At(Fabric fabric, long ns) {}

  private static Fabric fabric(Reading reading) {
    return new Fabric(reading.entity().caseName(), reading.setting().fabric());
  }

  private List<Reading> ofLink(Reading reading, At at) {
    var hosts = new TreeSet<String>();
    var pools = new TreeSet<String>();
    for (String node : ends(reading, at)) {
      inventory.poolsOfNode(at.fabric(), node, at.ns()).forEach(pool -> pools.add(pool.id()));
      if (isHost(node, at)) {
        hosts.add(node);
      }
    }
    var poolTexts = pools.stream().map(pool -> entity(reading, Kind.POOL, pool).text()).toList();
    var found = new ArrayList<Reading>();
    found.add(reading.on(reading.entity(), reading.setting().withParents(poolTexts)));
    hosts.forEach(
        host ->
            found.add(
                reading.on(
                    entity(reading, Kind.HOST, host), reading.setting().withParents(poolTexts))));
    pools.forEach(
        pool -> found.add(reading.on(entity(reading, Kind.POOL, pool), reading.setting())));
    return found;
  }

  /** Nodes at the ends of a link, as the inventory has them. */
  private Set<String> ends(Reading reading, At at) {
    var found = new LinkedHashSet<String>();
    LinkDirection.ofEntity(reading.entity().name())
        .flatMap(direction -> inventory.link(at.fabric(), direction.link(), at.ns()))
        .ifPresent(
            link -> {
              node(link.a(), at).ifPresent(found::add);
              node(link.b(), at).ifPresent(found::add);
            });
    return found;
  }

  /** An end is a node, or a port written node/port. */
  private Optional<String> node(String end, At at) {
    if (inventory.node(at.fabric(), end, at.ns()).isPresent()) {
      return Optional.of(end);
    }
    int slash = end.lastIndexOf('/');
    return slash > 0 ? Optional.of(end.substring(0, slash)) : Optional.of(end);
  }

  private boolean isHost(String node, At at) {
    return inventory
        .node(at.fabric(), node, at.ns())
        .filter(facts -> facts.kind() == NodeFacts.Kind.HOST)
        .isPresent();
  }

  private List<Reading> ofHost(Reading reading, At at) {
    String host = reading.entity().name();
    var pools =
        inventory.attachmentsOfHost(at.fabric(), host, at.ns()).stream()
            .map(AttachmentFacts::pool)
            .distinct()
            .sorted()
            .toList();
    var texts = pools.stream().map(pool -> entity(reading, Kind.POOL, pool).text()).toList();
    var found = new ArrayList<Reading>();
    found.add(reading.on(reading.entity(), reading.setting().withParents(texts)));
    pools.forEach(pool -> found.add(user(reading, entity(reading, Kind.POOL, pool))));
    return found;
  }

  /**
   * What a host's reading says of a pool it uses: its pressure counts, its latency only tells that
   * it suffers, since the pool has a latency of its own.
   */
  private static Reading user(Reading reading, Entity pool) {
    boolean pressure = reading.origin().question().equals(Origins.PRESSURE);
    var origin = reading.origin();
    var users =
        new Origin(
            pressure ? Origins.PRESSURE : Origins.USERS,
            origin.source(),
            origin.instrument(),
            origin.revision(),
            origin.nodes());
    return new Reading(
        pool,
        users,
        reading.interval(),
        pressure ? reading.values() : Map.of(),
        Map.of(),
        reading.coverage(),
        Setting.of(reading.setting().fabric())
            .withHosts(reading.setting().hosts(), reading.setting().suffering()));
  }

  private static Entity entity(Reading reading, Kind kind, String name) {
    return new Entity(reading.entity().caseName(), kind, name);
  }
}
