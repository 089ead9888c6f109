package io.memwall.streams.contention;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted of a place, by the names that collectors use. The order is that of the state. */
enum Counter {
  ACQUIRE_N_TO_B,
  ACQUIRE_N_TO_T,
  ACQUIRE_B_TO_T,
  PROBE_TO_T,
  PROBE_TO_B,
  PROBE_TO_N,
  PROBE_ACK_T_TO_B,
  PROBE_ACK_T_TO_N,
  PROBE_ACK_B_TO_N,
  PROBE_ACK_T_TO_T,
  PROBE_ACK_B_TO_B,
  PROBE_ACK_N_TO_N,
  PROBE_ACK_DATA,
  RELEASE_T_TO_B,
  RELEASE_T_TO_N,
  RELEASE_B_TO_N,
  RELEASE_T_TO_T,
  RELEASE_B_TO_B,
  RELEASE_N_TO_N,
  GRANTS_T,
  TRANSFERS,
  HANDOFFS,
  UNKNOWN,
  TRANSFER_NANOS,
  TRANSFERS_TIMED,
  UPGRADES_WITH_DATA,
  READS,
  READ_BYTES,
  WRITES,
  WRITE_BYTES,
  ATOMICS,
  ATOMIC_BYTES;

  static final List<Counter> ALL = List.of(values());
  static final List<Counter> ACQUIRE = ALL.subList(0, 3);
  static final List<Counter> PROBE = ALL.subList(3, 6);
  static final List<Counter> PROBE_ACK = ALL.subList(6, 12);
  static final List<Counter> RELEASE = ALL.subList(13, 19);

  private static final Map<String, Counter> BY_KEY =
      ALL.stream().collect(Collectors.toMap(Counter::key, Function.identity()));

  /** Its name in an event. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The counter of that name; none for one that a newer collector has. */
  static Stream<Counter> ofKey(String key) {
    return Stream.ofNullable(BY_KEY.get(key));
  }
}
