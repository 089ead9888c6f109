package io.memwall.streams.hotspot;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A look at counters of a host or of a port.
 *
 * @param subject whose counters they are
 * @param boot what the counters count since; another text begins anew
 * @param startNs the look before, ns since 1970
 * @param endNs this look
 * @param values those that are there
 * @param speedBps of a port, bits per second
 * @param mac of a port
 */
record Counted(
    Subject subject,
    String boot,
    long startNs,
    long endNs,
    Map<Counter, Long> values,
    OptionalLong speedBps,
    String mac) {

  /** What is counted. */
  enum Counter {
    MEMORY_SOME_US,
    MEMORY_FULL_US,
    OOM_KILLS,
    RX_BYTES,
    TX_BYTES,
    RX_PACKETS,
    TX_PACKETS
  }

  /**
   * Whose counters.
   *
   * @param node the host, or the node that has the port
   * @param port empty for a host
   */
  record Subject(String caseName, String fabric, String node, String port) {
    byte[] key() {
      return new ByteWriter().text(caseName).text(fabric).text(node).text(port).bytes();
    }
  }

  Counted {
    values = Map.copyOf(values);
  }

  byte[] encode() {
    var out = new ByteWriter().text(boot).int64(endNs).int8(values.size());
    values.forEach((counter, value) -> out.text(counter.name()).int64(value));
    return out.bytes();
  }

  /** A look before this one, as rows keep it. */
  record Before(String boot, long endNs, Map<Counter, Long> values) {
    static Before decode(byte[] bytes) {
      var in = new ByteReader(bytes);
      String boot = in.text();
      long end = in.int64();
      var values = new EnumMap<Counter, Long>(Counter.class);
      for (int left = in.int8(); left > 0; left--) {
        values.put(Counter.valueOf(in.text()), in.int64());
      }
      return new Before(boot, end, values);
    }
  }

  /** How much a counter has grown; empty when it is not there, was not, or has begun anew. */
  OptionalLong since(Before before, Counter counter) {
    Long now = values.get(counter);
    Long then = before.values().get(counter);
    boolean comparable = now != null && then != null && before.boot().equals(boot) && now >= then;
    return comparable ? OptionalLong.of(now - then) : OptionalLong.empty();
  }
}
