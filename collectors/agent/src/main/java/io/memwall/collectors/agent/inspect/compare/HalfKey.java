package io.memwall.collectors.agent.inspect.compare;

import io.memwall.collectors.agent.flow.MacAddress;
import io.memwall.collectors.agent.inspect.ConnectionReport;
import io.memwall.collectors.agent.inspect.HalfReport;
import io.memwall.collectors.wire.flow.HalfView;

/**
 * A half as two captures both name it. The direction tells halves between equal addresses apart.
 */
record HalfKey(String interfaceName, Way way) {
  /** Which way, whatever the interface. */
  record Way(String source, String destination, int dir, String vlans, int vc) {
    String text() {
      return source + " > " + destination;
    }
  }

  static HalfKey of(String interfaceName, HalfView half) {
    return new HalfKey(
        interfaceName,
        new Way(
            MacAddress.text(half.sourceMac()),
            MacAddress.text(half.destinationMac()),
            half.direction(),
            half.outerVid() + "." + half.innerVid(),
            half.vc()));
  }

  static HalfKey of(ConnectionReport.Name connection, HalfReport half) {
    return new HalfKey(
        connection.interfaceName(),
        new Way(
            half.name().source(),
            half.name().destination(),
            half.name().dir(),
            connection.vlanOuter().orElse(0) + "." + connection.vlanInner().orElse(0),
            connection.vc()));
  }
}
