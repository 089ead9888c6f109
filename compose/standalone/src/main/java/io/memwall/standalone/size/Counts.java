package io.memwall.standalone.size;

import java.time.Duration;

/**
 * What there will be.
 *
 * @param nodes with an agent
 * @param linksPerNode connections a node has to pools, each with two directions
 * @param interval of flow records
 * @param pools that report their use
 * @param tenants that hold memory
 * @param partitions of every topic
 * @param copies of every topic
 */
record Counts(
    int nodes,
    int linksPerNode,
    Duration interval,
    int pools,
    int tenants,
    int partitions,
    int copies) {
  private static final double MS = 1e3;
  private static final int DIRECTIONS = 2;

  /** One per direction and interval, as long as there is traffic in all of them. */
  double flowRecordsPerSecond() {
    return (double) nodes * linksPerNode * DIRECTIONS * MS / interval.toMillis();
  }

  /** How often a second the thing comes that a cost is told of. */
  double perSecond(Driver driver) {
    return switch (driver) {
      case FLOW -> flowRecordsPerSecond();
      case NODE -> nodes;
      case NODE_PARTITION -> (double) nodes * partitions;
      case POOL -> pools;
      case TENANT -> tenants;
    };
  }
}
