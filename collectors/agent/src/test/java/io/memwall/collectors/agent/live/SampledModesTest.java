package io.memwall.collectors.agent.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.estimate.BurstSample;
import io.memwall.collectors.agent.estimate.ConnectionSample;
import io.memwall.collectors.agent.estimate.Estimate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same traffic, sampled in 200 ways by 200 seeds: intervals of 95 % must hold the truth. */
final class SampledModesTest {
  private static final int RUNS = 200;
  private static final double REQUIRED = 0.94;
  private static final int SPREAD = 0x9e3779b1;
  private static Traffic traffic;
  private static Traffic.Sum truth;

  @BeforeAll
  static void simulate() {
    traffic = Traffic.simulated();
    truth = traffic.all();
  }

  @Test
  void connections_intervalsCoverTheTruth() {
    var covered = new Covered();
    Map<Long, Traffic.Sum> sums = traffic.byConnection();
    Map<Long, Traffic.Passed> one = new HashMap<>();
    traffic.frames().forEach(frame -> one.putIfAbsent(frame.connection(), frame));
    int oneIn = 4;
    var sample = new ConnectionSample(oneIn);
    for (int seed = 1; seed <= RUNS; seed++) {
      ConnectionHash hash = ConnectionHash.of(new CaptureMode.Connections(oneIn, seed * SPREAD));
      List<Traffic.Sum> chosen =
          sums.entrySet().stream()
              .filter(e -> chosen(hash, one.get(e.getKey())))
              .map(Map.Entry::getValue)
              .toList();
      covered.note("frames", truth.frames, sample.total(each(chosen, s -> s.frames)));
      covered.note("bytes", truth.bytes, sample.total(each(chosen, s -> s.bytes)));
      covered.note(
          "share of frames with a line",
          truth.lines / truth.frames,
          sample.share(each(chosen, s -> s.lines), each(chosen, s -> s.frames)));
    }
    covered.check();
  }

  @Test
  void bursts_intervalsCoverTheTruth() {
    var covered = new Covered();
    long first = traffic.frames().get(0).nanos();
    long span = traffic.frames().get(traffic.frames().size() - 1).nanos() - first + 1;
    long period = span / 25;
    long length = period / 5;
    var sample = new BurstSample((double) length / period);
    for (int seed = 1; seed <= RUNS; seed++) {
      var schedule = BurstSchedule.of(length, period, seed);
      var bursts = new Bursts(schedule, first, first + span);
      traffic.frames().forEach(bursts::add);
      double[] lengths = bursts.lengths();
      List<Traffic.Sum> sums = bursts.sums();
      covered.note(
          "frames", truth.frames, sample.total(each(sums, s -> s.frames), lengths, (double) span));
      covered.note(
          "bytes", truth.bytes, sample.total(each(sums, s -> s.bytes), lengths, (double) span));
      covered.note(
          "share of frames with a line",
          truth.lines / truth.frames,
          sample.share(each(sums, s -> s.lines), each(sums, s -> s.frames)));
    }
    covered.check();
  }

  private static boolean chosen(ConnectionHash hash, Traffic.Passed frame) {
    return hash.chosen(frame.destination(), frame.source(), 0);
  }

  private static double[] each(List<Traffic.Sum> sums, ToDoubleFunction<Traffic.Sum> measure) {
    return sums.stream().mapToDouble(measure).toArray();
  }

  /** How often intervals held the truth, by measure. */
  private static final class Covered {
    private final Map<String, Integer> hits = new HashMap<>();

    void note(String measure, double truth, Optional<Estimate> estimate) {
      boolean hit = estimate.isPresent() && estimate.get().covers(truth);
      hits.merge(measure, hit ? 1 : 0, Integer::sum);
    }

    void check() {
      assertThat(hits).hasSize(3);
      assertThat(hits.values()).allMatch(count -> count >= REQUIRED * RUNS);
    }
  }

  /** Frames by the burst they fall into. */
  private static final class Bursts {
    private final BurstSchedule schedule;
    private final long from;
    private final long until;
    private final Map<Long, Traffic.Sum> sums = new LinkedHashMap<>();

    Bursts(BurstSchedule schedule, long from, long until) {
      this.schedule = schedule;
      this.from = from;
      this.until = until;
      for (long start = schedule.startAt(from); start < until; start = schedule.next(start)) {
        if (length(start) > 0) {
          sums.put(start, new Traffic.Sum());
        }
      }
    }

    void add(Traffic.Passed frame) {
      if (schedule.on(frame.nanos())) {
        sums.get(schedule.startAt(frame.nanos())).add(frame);
      }
    }

    /** A burst at either end may lie partly outside. */
    private long length(long start) {
      return Math.min(schedule.end(start), until) - Math.max(start, from);
    }

    double[] lengths() {
      return sums.keySet().stream().mapToDouble(this::length).toArray();
    }

    List<Traffic.Sum> sums() {
      return List.copyOf(sums.values());
    }
  }
}
