package io.memwall.collectors.agent.flow;

import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.account.BurstView;
import io.memwall.collectors.wire.account.ParamGroup;
import io.memwall.collectors.wire.account.TrafficClass;
import io.memwall.collectors.wire.flow.CreditView;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.Visibility;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.sketch.Sketch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;

/** Copies what the tracking says of a half out of the view, which is valid for the call only. */
final class HalfReading {
  private static final int SIZES = 16;
  private static final Map<HalfCounter, String> GIVEN_UP =
      Map.of(
          HalfCounter.UNMATCHED_TIMEOUT, "timeout",
          HalfCounter.UNMATCHED_RESET, "reset",
          HalfCounter.UNMATCHED_SOURCE_REUSE, "source_reuse",
          HalfCounter.UNMATCHED_GAP, "gap");

  private final HalfView half;

  HalfReading(HalfView half) {
    this.half = half;
  }

  Tracking tracking() {
    return new Tracking(
        half.profile().name().toLowerCase(Locale.ROOT),
        half.visibility() == Visibility.ONE_SIDED,
        classes(),
        params(),
        denied(),
        corrupt(),
        credits(),
        acks(),
        distribution(LatencyClass.ACK),
        latency(),
        matching(),
        burst(),
        reverse());
  }

  private List<Tracking.ClassTotal> classes() {
    var totals = new ArrayList<Tracking.ClassTotal>();
    for (TrafficClass each : TrafficClass.values()) {
      long wire = half.classWireBytes(each);
      if (wire > 0) {
        totals.add(
            new Tracking.ClassTotal(
                each.name(), half.classFlits(each), half.classPayload(each), wire));
      }
    }
    return totals;
  }

  private Optional<Tracking.Params> params() {
    var params =
        new Tracking.Params(
            group(ParamGroup.GROW),
            group(ParamGroup.PROBE_CAP),
            group(ParamGroup.GRANT_CAP),
            group(ParamGroup.PROBE_ACK),
            group(ParamGroup.RELEASE),
            counts(SIZES, half::sizeA));
    return half.count(HalfCounter.MESSAGES) > 0 ? Optional.of(params) : Optional.empty();
  }

  private List<Long> group(ParamGroup group) {
    return counts(group.size(), value -> half.param(group, value));
  }

  /** A list of all values, or none when all are zero: most groups never occur on a half. */
  private static List<Long> counts(int size, IntToLongFunction count) {
    var values = new ArrayList<Long>(size);
    long sum = 0;
    for (int i = 0; i < size; i++) {
      values.add(count.applyAsLong(i));
      sum += count.applyAsLong(i);
    }
    return sum == 0 ? Collections.emptyList() : values;
  }

  private Map<String, Long> denied() {
    var denied = new HashMap<String, Long>();
    for (LatencyClass each : LatencyClass.values()) {
      put(denied, name(each), half.denied(each));
    }
    return denied;
  }

  private Map<String, Long> corrupt() {
    var corrupt = new HashMap<String, Long>();
    for (Channel each : Channel.values()) {
      put(corrupt, each.name(), half.corrupt(each));
    }
    return corrupt;
  }

  private List<Tracking.CreditCount> credits() {
    var counts = new ArrayList<Tracking.CreditCount>();
    for (Channel channel : Channel.values()) {
      CreditView view = half.credits(channel);
      if (view.granted() > 0 || view.consumed() > 0) {
        counts.add(credits(channel, view));
      }
    }
    return counts;
  }

  private static Tracking.CreditCount credits(Channel channel, CreditView view) {
    OptionalLong stall = view.stallNanos();
    return new Tracking.CreditCount(
        channel.code(),
        view.granted(),
        view.consumed(),
        view.outstandingMax(),
        view.availMin(),
        stall,
        stall.isPresent() ? OptionalLong.of(view.stallEvents()) : OptionalLong.empty(),
        view.state().name());
  }

  private Tracking.Acks acks() {
    return new Tracking.Acks(
        half.count(HalfCounter.ACKED_FRAMES),
        half.count(HalfCounter.NAK_FRAMES),
        half.count(HalfCounter.NAK_EPISODES),
        half.count(HalfCounter.ACK_FUTURE),
        half.count(HalfCounter.ACK_REGRESS));
  }

  private Map<String, Tracking.Distribution> latency() {
    var latency = new HashMap<String, Tracking.Distribution>();
    for (LatencyClass each : LatencyClass.values()) {
      if (each != LatencyClass.ACK) {
        distribution(each).ifPresent(found -> latency.put(name(each), found));
      }
    }
    return latency;
  }

  private Optional<Tracking.Distribution> distribution(LatencyClass latencyClass) {
    Sketch sketch = half.sketch(latencyClass);
    if (sketch.count() == 0) {
      return Optional.empty();
    }
    var index = new ArrayList<Integer>();
    var count = new ArrayList<Long>();
    sketch.forEachBucket(
        (bucket, values) -> {
          index.add(bucket);
          count.add(values);
        });
    return Optional.of(new Tracking.Distribution(index, count, sketch.zeroCount(), sketch.sum()));
  }

  private Tracking.Matching matching() {
    var givenUp = new HashMap<String, Long>();
    GIVEN_UP.forEach((counter, reason) -> put(givenUp, reason, half.count(counter)));
    OptionalDouble ratio = half.matchRatio();
    return new Tracking.Matching(
        half.count(HalfCounter.MATCHED),
        half.count(HalfCounter.MATCHED_AMBIGUOUS),
        givenUp,
        half.count(HalfCounter.UNMATCHED_RESPONSES),
        half.count(HalfCounter.SIZE_MISMATCH),
        ratio.isPresent() ? Optional.of(ratio.getAsDouble()) : Optional.empty(),
        half.quality().name());
  }

  private Optional<Tracking.Burst> burst() {
    BurstView burst = half.burst();
    if (burst.bins() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Tracking.Burst(
            Math.toIntExact(burst.bins()),
            Math.toIntExact(burst.activeBins()),
            Math.toIntExact(burst.longestRun()),
            burst.maxWire(),
            burst.sumWire(),
            burst.sumSquaresHigh(),
            burst.sumSquaresLow()));
  }

  private Optional<Tracking.Reverse> reverse() {
    if (half.visibility() != Visibility.ONE_SIDED) {
      return Optional.empty();
    }
    var flits = new ArrayList<Long>();
    for (Channel channel : Channel.values()) {
      half.reverseFlits(channel).ifPresent(flits::add);
    }
    boolean all = flits.size() == Channel.values().length;
    return Optional.of(new Tracking.Reverse(half.reverseFrames(), all ? flits : List.of()));
  }

  private static void put(Map<String, Long> counts, String name, long count) {
    if (count > 0) {
      counts.put(name, count);
    }
  }

  private static String name(LatencyClass latencyClass) {
    return latencyClass.name().toLowerCase(Locale.ROOT);
  }
}
