package io.memwall.collectors.agent.inspect;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One incarnation of a connection at one interface.
 *
 * @param rttNanos the median acknowledgement latencies of both halves together; empty unless both
 *     are known
 */
public record ConnectionReport(
    Name name, int etherType, OptionalLong rttNanos, List<HalfReport> halves) {

  public ConnectionReport {
    halves = List.copyOf(halves);
  }

  /**
   * Which connection.
   *
   * @param id 32 hexadecimal digits
   */
  public record Name(
      String id,
      String interfaceName,
      int incarnation,
      OptionalInt vlanOuter,
      OptionalInt vlanInner,
      int vc) {}
}
