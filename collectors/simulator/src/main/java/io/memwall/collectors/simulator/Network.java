package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.fabric.ConnectionPlan;
import io.memwall.collectors.simulator.fabric.LinkPlan;
import io.memwall.collectors.simulator.fabric.LinkSpeed;
import io.memwall.collectors.simulator.fabric.TapPlacement;
import io.memwall.collectors.simulator.fabric.TapPlan;

/** What lies between the machines, and who watches. */
public record Network(LinkPlan links, ConnectionPlan connections, TapPlan taps) {
  /** A cable per host that loses nothing, and perfect taps at the hosts: every frame seen once. */
  public static Network of(LinkSpeed speed) {
    return new Network(
        LinkPlan.direct(speed), ConnectionPlan.DEFAULT, TapPlan.at(TapPlacement.HOST));
  }

  public Network withLinks(LinkPlan other) {
    return new Network(other, connections, taps);
  }

  public Network withConnections(ConnectionPlan other) {
    return new Network(links, other, taps);
  }

  public Network withTaps(TapPlan other) {
    return new Network(links, connections, other);
  }
}
