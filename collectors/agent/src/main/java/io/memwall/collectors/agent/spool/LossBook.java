package io.memwall.collectors.agent.spool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was given up: counted for good, and kept as ranges until Kafka has a report that says so.
 * One report at a time is watched for that; what is given up meanwhile waits for the next.
 * Thread-safe.
 */
public final class LossBook {
  /** Ranges of either kind that a report carries at most, so that it stays below 100 KiB. */
  private static final int MOST_RANGES = 256;

  /** Ordinals remembered for those who ask what became of theirs. */
  private static final int MOST_ORDINALS = 4_096;

  /**
   * Why something was lost.
   *
   * @param reason such as {@code spool_full}
   */
  public record Cause(LossClass lossClass, String reason) {}

  private static final Comparator<Cause> BY_CLASS_AND_REASON =
      Comparator.comparing(Cause::lossClass).thenComparing(Cause::reason);

  private final Map<Cause, Long> counts = new TreeMap<>(BY_CLASS_AND_REASON);
  private final LossRanges untold = new LossRanges(MOST_RANGES);
  private final LossRanges told = new LossRanges(MOST_RANGES);
  private final List<Blind> untoldBlinds = new ArrayList<>();
  private final List<Blind> toldBlinds = new ArrayList<>();
  private final TreeSet<Long> ordinals = new TreeSet<>();
  private long forgotten = -1;
  private EventNumber carrier;

  /** Takes over what an earlier life could not tell any more. */
  public synchronized void inherit(Declarations pending) {
    pending.losses().forEach(untold::add);
    untoldBlinds.addAll(pending.blinds());
  }

  public synchronized void blind(Blind blind) {
    untoldBlinds.add(blind);
  }

  /** Counts an event as given up for good. */
  public synchronized void lost(EventNumber number, String reason) {
    counts.merge(new Cause(number.lossClass(), reason), 1L, Long::sum);
    untold.add(Loss.of(number, reason));
    if (number.equals(carrier)) {
      told.all().forEach(untold::add);
      untoldBlinds.addAll(toldBlinds);
      forgetTold();
    }
  }

  /** Counts an event as given up before it was safe. */
  public synchronized void lostUnsafe(Queued queued, String reason) {
    lost(queued.entry().number(), reason);
    ordinals.add(queued.ordinal());
    if (ordinals.size() > MOST_ORDINALS) {
      forgotten = ordinals.pollFirst();
    }
  }

  /** Something handed over behind one ordinal, up to another, was given up before it was safe. */
  public synchronized boolean lostWithin(long behind, long upTo) {
    return forgotten > behind || !ordinals.subSet(behind, false, upTo, true).isEmpty();
  }

  /** What the next report has to say. */
  public synchronized Declarations pending() {
    return new Declarations(
        Stream.concat(told.all().stream(), untold.all().stream()).toList(),
        Stream.concat(toldBlinds.stream(), untoldBlinds.stream()).toList());
  }

  /** A report with everything {@link #pending} is on its way. */
  public synchronized void carriedBy(EventNumber report) {
    if (carrier == null && !(untold.isEmpty() && untoldBlinds.isEmpty())) {
      carrier = report;
      untold.all().forEach(told::add);
      untold.clear();
      toldBlinds.addAll(untoldBlinds);
      untoldBlinds.clear();
    }
  }

  /** Kafka has an event: if it is the report that is waited for, what it said is told. */
  public synchronized void acknowledged(EventNumber number) {
    if (number.equals(carrier)) {
      forgetTold();
    }
  }

  private void forgetTold() {
    told.clear();
    toldBlinds.clear();
    carrier = null;
  }

  /** Events given up since the start of this life. */
  public synchronized Map<Cause, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Of all classes, for all reasons. */
  public synchronized long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
