package io.memwall.collectors.wire.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Frame;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Bookkeeping laws of the tracker for any mixture of loss, repetition and reordering. */
final class SequenceTrackerPropertyTest {
  private static final int FRAMES = 2_000;

  /** What one run saw, with the numbers unwrapped so that a set can hold them. */
  private static final class Run {
    final SequenceTracker tracker = new SequenceTracker();
    final Map<SequenceClass, Integer> classes = new EnumMap<>(SequenceClass.class);
    final Set<Integer> distinct = new HashSet<>();
    int skipped;
    int restarts;

    void see(int number) {
      SequenceClass found = tracker.classify(number & Frame.SEQUENCE_MASK, 0, false);
      classes.merge(found, 1, Integer::sum);
      skipped += tracker.skipped();
      restarts += tracker.restart() == SequenceTracker.Restart.NONE ? 0 : 1;
      assertThat(found.isFirstSighting()).isEqualTo(distinct.add(number));
    }

    int of(SequenceClass sequenceClass) {
      return classes.getOrDefault(sequenceClass, 0);
    }
  }

  @Property(tries = 300)
  void firstSightings_areTheDistinctNumbers_andRepeatsTheRest(
      @ForAll @IntRange(max = Frame.SEQUENCE_MASK) int start,
      @ForAll @DoubleRange(max = 0.01) double loss,
      @ForAll @DoubleRange(max = 0.1) double repetition,
      @ForAll @IntRange(max = 16) int disorder,
      @ForAll long seed) {
    Run run = new Run();
    List<Integer> schedule = schedule(start, loss, repetition, disorder, seed);

    schedule.forEach(run::see);

    int firstSightings =
        run.of(SequenceClass.NEW) + run.of(SequenceClass.GAP) + run.of(SequenceClass.FILL);
    assertThat(run.restarts).isZero();
    assertThat(firstSightings).isEqualTo(run.distinct.size());
    assertThat(run.of(SequenceClass.RETRANS)).isEqualTo(schedule.size() - run.distinct.size());
    int highest = run.distinct.stream().mapToInt(Integer::intValue).max().orElseThrow();
    assertThat(run.tracker.expected()).isEqualTo((highest + 1) & Frame.SEQUENCE_MASK);
    assertThat(run.tracker.missing()).isEqualTo(run.skipped - run.of(SequenceClass.FILL));
    assertThat(run.tracker.missing()).isEqualTo(highest + 1 - start - run.distinct.size());
  }

  @Property(tries = 300)
  void goBackAndResend_fillsEveryGap(
      @ForAll @IntRange(max = Frame.SEQUENCE_MASK) int start,
      @ForAll @IntRange(min = 1, max = 4_096) int lost,
      @ForAll @IntRange(max = 500) int seenBehind) {
    Run run = new Run();
    run.see(start);
    for (int i = 0; i <= seenBehind; i++) {
      run.see(start + 1 + lost + i);
    }
    for (int i = 0; i <= lost + seenBehind; i++) {
      run.see(start + 1 + i);
    }
    assertThat(run.skipped).isEqualTo(lost);
    assertThat(run.of(SequenceClass.FILL)).isEqualTo(lost);
    assertThat(run.of(SequenceClass.RETRANS)).isEqualTo(seenBehind + 1);
    assertThat(run.tracker.missing()).isZero();
  }

  @Property
  void anyNumbers_neverBreakTheBounds(
      @ForAll List<@IntRange(max = Frame.SEQUENCE_MASK) Integer> n) {
    SequenceTracker tracker = new SequenceTracker();
    for (int number : n) {
      tracker.classify(number, 0, false);
      assertThat(tracker.expected()).isBetween(0, Frame.SEQUENCE_MASK);
      assertThat(tracker.skipped()).isBetween(0, SequenceTracker.MAX_GAP);
      assertThat(tracker.missing()).isBetween(0, GapRanges.CAPACITY * SequenceTracker.MAX_GAP);
    }
  }

  /** The first number always comes first: what lies before it cannot be told from a repeat. */
  private static List<Integer> schedule(
      int start, double loss, double repetition, int disorder, long seed) {
    Random random = new Random(seed);
    List<Integer> arrivals = new ArrayList<>(List.of(start));
    for (int i = 1; i < FRAMES; i++) {
      if (random.nextDouble() >= loss) {
        int back = random.nextInt(disorder + 1);
        arrivals.add(Math.max(1, arrivals.size() - back), start + i);
      }
      if (random.nextDouble() < repetition) {
        arrivals.add(arrivals.get(random.nextInt(arrivals.size())));
      }
    }
    return arrivals;
  }
}
