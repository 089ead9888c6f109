package io.memwall.streams.inventory;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Attachment;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.Link;
import io.memwall.schemas.events.Node;
import io.memwall.schemas.events.Pool;
import io.memwall.schemas.events.Port;
import io.memwall.schemas.events.Quota;
import io.memwall.streams.Fabric;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The edge where versions of the road become what we know of objects. */
final class Events {
  private Events() {}

  static Declaration declaration(Inventory inventory) {
    var envelope = inventory.getEnvelope();
    var version = new Version(inventory.getInvEpoch(), inventory.getInvSeq());
    return new Declaration(
        new Fabric(envelope.getCaseName(), envelope.getFabricId()),
        inventory.getObjectId(),
        version,
        Nanos.of(envelope.getTStart()),
        inventory.getDeleted()
            ? Optional.empty()
            : Optional.ofNullable(facts(inventory.getObjectId(), inventory.getObject(), version)));
  }

  private static Facts facts(String id, Object object, Version version) {
    if (object instanceof Node node) {
      return new NodeFacts(id, NodeFacts.Kind.valueOf(node.getKind().name()), version);
    }
    if (object instanceof Port port) {
      return port(id, port, version);
    }
    if (object instanceof Link link) {
      return link(id, link, version);
    }
    if (object instanceof Pool pool) {
      return pool(id, pool, version);
    }
    if (object instanceof Quota quota) {
      return new QuotaFacts(
          id,
          quota.getTenant(),
          Optional.ofNullable(quota.getPoolId()),
          quota.getQuotaBytes(),
          version);
    }
    return object instanceof Attachment right ? attachment(id, right, version) : null;
  }

  private static Facts port(String id, Port port, Version version) {
    return new PortFacts(
        id,
        port.getNodeId(),
        port.getMac().toLowerCase(Locale.ROOT),
        optional(port.getSpeedBps()),
        Optional.ofNullable(port.getLinkId()),
        version);
  }

  private static Facts link(String id, Link link, Version version) {
    return new LinkFacts(
        id,
        link.getA(),
        link.getB(),
        optional(link.getCapacityBps()),
        Optional.ofNullable(link.getLatencyClass()),
        version);
  }

  private static Facts pool(String id, Pool pool, Version version) {
    return new PoolFacts(
        id,
        pool.getNodeId(),
        pool.getCapacityBytes(),
        optional(pool.getBase()),
        optional(pool.getReadBytesPerS()),
        optional(pool.getWriteBytesPerS()),
        version);
  }

  private static Facts attachment(String id, Attachment right, Version version) {
    return new AttachmentFacts(
        id,
        right.getHostId(),
        right.getPoolId(),
        right.getPath(),
        optional(right.getQuotaBytes()),
        version);
  }

  private static OptionalLong optional(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
