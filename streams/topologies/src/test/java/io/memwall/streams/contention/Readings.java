package io.memwall.streams.contention;

import io.memwall.streams.contention.Reading.Origin;
import io.memwall.streams.contention.Reading.Position;
import io.memwall.streams.contention.Reading.Sums;
import io.memwall.streams.contention.Reading.Uncached;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Readings of one line, in few words. */
final class Readings {
  static final long LINE = 0x8000_0040L;
  static final long SECOND = 1_000_000_000L;

  private final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
  private Position position = Position.POOL;
  private String tap = "p0:eth0";
  private List<String> masters = List.of("h1", "h2");

  Readings with(Counter counter, long count) {
    counts.put(counter, count);
    return this;
  }

  Readings at(Position other, String otherTap) {
    position = other;
    tap = otherTap;
    return this;
  }

  Readings of(String... others) {
    masters = List.of(others);
    return this;
  }

  /** Two masters, one line: five acquires, four probes, two transfers of 3 microseconds each. */
  static Readings workedExample() {
    return new Readings()
        .with(Counter.ACQUIRE_N_TO_B, 1)
        .with(Counter.ACQUIRE_N_TO_T, 3)
        .with(Counter.ACQUIRE_B_TO_T, 1)
        .with(Counter.PROBE_TO_B, 1)
        .with(Counter.PROBE_TO_N, 3)
        .with(Counter.PROBE_ACK_T_TO_B, 1)
        .with(Counter.PROBE_ACK_T_TO_N, 2)
        .with(Counter.PROBE_ACK_B_TO_N, 1)
        .with(Counter.PROBE_ACK_DATA, 3)
        .with(Counter.GRANTS_T, 4)
        .with(Counter.TRANSFERS, 2)
        .with(Counter.TRANSFER_NANOS, 6_000)
        .with(Counter.TRANSFERS_TIMED, 2);
  }

  /** Strictly alternating writes. */
  static Readings alternation(long turns, long acquireNs) {
    return new Readings()
        .with(Counter.ACQUIRE_N_TO_T, turns)
        .with(Counter.PROBE_TO_N, turns - 1)
        .with(Counter.PROBE_ACK_T_TO_N, turns - 1)
        .with(Counter.PROBE_ACK_DATA, turns - 1)
        .with(Counter.GRANTS_T, turns)
        .with(Counter.TRANSFERS, turns - 1)
        .with(Counter.TRANSFER_NANOS, (turns - 1) * acquireNs)
        .with(Counter.TRANSFERS_TIMED, turns - 1);
  }

  Counts counts() {
    return Counts.of(counts);
  }

  Reading reading() {
    var counts = counts();
    var who = new Masters(masters, false);
    var line = place(LINE, who, Place.Lines.NONE);
    var region =
        place(
            LINE & -65_536, who, new Place.Lines(OptionalInt.of(1), counts.get(Counter.TRANSFERS)));
    return new Reading(
        new Origin("lab", "pool0", "02:00:00:01:00:00", tap, position),
        new Sums(counts, PingPong.ofLine(counts), Uncached.ofLine(counts), who, true),
        List.of(line),
        List.of(region));
  }

  private Place place(long address, Masters who, Place.Lines lines) {
    var counts = counts();
    return new Place(address, new Place.Weight(8, 0), counts, PingPong.ofLine(counts), who, lines);
  }
}
