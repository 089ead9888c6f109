package io.memwall.streams.inventory;

/** What a version of the inventory says of an object. */
public sealed interface Facts
    permits NodeFacts, PortFacts, LinkFacts, PoolFacts, AttachmentFacts, QuotaFacts {
  /** The object's id. */
  String id();

  /** The version that says so; whoever learns from a path forgets when it changes. */
  Version version();
}
