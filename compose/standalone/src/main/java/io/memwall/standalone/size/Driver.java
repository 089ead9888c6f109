package io.memwall.standalone.size;

/** What a cost grows with. */
enum Driver {
  /** Flow records. */
  FLOW,
  /** Nodes with an agent, each second. */
  NODE,
  /** Nodes, times the partitions of a topic, each second: heartbeats go to all of them. */
  NODE_PARTITION,
  /** Pools, each second. */
  POOL,
  /** Tenants, each second. */
  TENANT
}
