package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.hot.HotCounter;
import io.memwall.collectors.wire.hot.HotEntry;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A contended line of memory.
 *
 * @param address of its first byte, unsigned
 * @param weight probes, acquires of write permission and uncached writes together
 * @param weightError by how much the weight may be too high
 * @param grantsT grants of write permission that were not denied
 * @param transfers changes of the writing owner forced by a probe
 * @param masters how many asked for it; empty when there were more than are told apart
 * @param pingPong transfers in all changes of the writing owner, 0 to 1; empty below two grants
 */
public record HotLine(
    String interfaceName,
    long address,
    long weight,
    long weightError,
    long acquires,
    long grantsT,
    long probes,
    long transfers,
    OptionalDouble pingPong,
    OptionalInt masters) {
  private static final HotCounter[] ACQUIRES = {
    HotCounter.ACQUIRE_N_TO_B, HotCounter.ACQUIRE_N_TO_T, HotCounter.ACQUIRE_B_TO_T
  };
  private static final HotCounter[] PROBES = {
    HotCounter.PROBE_TO_T, HotCounter.PROBE_TO_B, HotCounter.PROBE_TO_N
  };

  static HotLine of(String interfaceName, HotEntry entry) {
    return new HotLine(
        interfaceName,
        entry.address(),
        entry.weight(),
        entry.error(),
        sum(entry, ACQUIRES),
        entry.count(HotCounter.GRANTS_T),
        sum(entry, PROBES),
        entry.count(HotCounter.TRANSFERS),
        entry.pingPong(),
        entry.hasMoreMasters() ? OptionalInt.empty() : OptionalInt.of(entry.masters()));
  }

  private static long sum(HotEntry entry, HotCounter[] counters) {
    return Arrays.stream(counters).mapToLong(entry::count).sum();
  }
}
