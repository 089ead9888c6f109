package io.memwall.collectors.simulator.fabric;

/**
 * A capture point: all ports of one node.
 *
 * @param index from 0, dense over the taps of a run
 * @param name such as {@code h0.nic} or {@code sw0.mirror}
 * @param nodeId the node it watches
 * @param framing what its records have more or less than frames on the cable
 */
public record Tap(
    int index, String name, Position position, String nodeId, TapFaults.Framing framing) {
  /** Which kind of node the tap sits at. */
  public enum Position {
    HOST,
    POOL,
    SWITCH
  }
}
