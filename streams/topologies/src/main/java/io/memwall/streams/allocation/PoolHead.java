package io.memwall.streams.allocation;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.allocation.PoolSize.Capacity;
import io.memwall.streams.allocation.PoolSize.Version;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The small part of a pool's state, written with every entry.
 *
 * @param progress of its ledger; none before the first entry
 * @param version of what the inventory said; none before it spoke
 * @param capacity what it said
 * @param failures since the ledger began
 * @param anomalies since the ledger began
 * @param announcedMs wall time at which it was last said who holds what, ms since 1970; 0 never
 */
record PoolHead(
    Optional<Progress> progress,
    Optional<Version> version,
    Optional<Capacity> capacity,
    Failures failures,
    Map<Anomaly, Long> anomalies,
    long announcedMs) {
  static final PoolHead UNKNOWN =
      new PoolHead(
          Optional.empty(), Optional.empty(), Optional.empty(), Failures.NONE, Map.of(), 0);

  boolean hasProgress() {
    return progress.isPresent();
  }

  boolean isOlderThan(Version other) {
    return version.isEmpty() || version.get().compareTo(other) < 0;
  }

  /** Results ever given; never begins anew, or an old result could win over a newer one. */
  long results() {
    return progress.map(Progress::results).orElse(0L);
  }

  PoolHead with(Progress now) {
    return new PoolHead(Optional.of(now), version, capacity, failures, anomalies, announcedMs);
  }

  PoolHead with(PoolSize size) {
    return new PoolHead(
        progress, Optional.of(size.version()), size.capacity(), failures, anomalies, announcedMs);
  }

  PoolHead with(Ledger ledger) {
    return new PoolHead(
        progress,
        version,
        capacity,
        ledger.failures(),
        Map.copyOf(ledger.anomalies()),
        announcedMs);
  }

  PoolHead announced(long nowMs) {
    return new PoolHead(progress, version, capacity, failures, anomalies, nowMs);
  }

  byte[] bytes() {
    var out = LedgerFormat.begin().int8(progress.isPresent() ? 1 : 0);
    progress.ifPresent(known -> known.write(out));
    out.int8(version.isPresent() ? 1 : 0);
    version.ifPresent(known -> out.int64(known.epoch()).int64(known.sequence()));
    out.int8(capacity.isPresent() ? 1 : 0);
    capacity.ifPresent(known -> write(out, known));
    failures.write(out);
    out.int64(announcedMs).int32(anomalies.size());
    anomalies.forEach((anomaly, count) -> out.text(anomaly.name()).int64(count));
    return out.bytes();
  }

  static PoolHead read(byte[] bytes) {
    var in = LedgerFormat.begin(bytes);
    Optional<Progress> progress =
        in.int8() == 1 ? Optional.of(Progress.read(in)) : Optional.empty();
    Optional<Version> version =
        in.int8() == 1 ? Optional.of(new Version(in.int64(), in.int64())) : Optional.empty();
    Optional<Capacity> capacity = in.int8() == 1 ? Optional.of(capacity(in)) : Optional.empty();
    var failures = Failures.read(in);
    long announcedMs = in.int64();
    var anomalies = new EnumMap<Anomaly, Long>(Anomaly.class);
    for (int left = in.int32(); left > 0; left--) {
      anomalies.put(Anomaly.valueOf(in.text()), in.int64());
    }
    return new PoolHead(progress, version, capacity, failures, anomalies, announcedMs);
  }

  private static void write(ByteWriter out, Capacity capacity) {
    out.int64(capacity.bytes()).int8(capacity.base().isPresent() ? 1 : 0);
    capacity.base().ifPresent(out::int64);
  }

  private static Capacity capacity(ByteReader in) {
    long bytes = in.int64();
    return new Capacity(bytes, in.int8() == 1 ? OptionalLong.of(in.int64()) : OptionalLong.empty());
  }
}
