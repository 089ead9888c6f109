package io.memwall.collectors.wire.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

final class SketchPropertyTest {
  @Property(tries = 200)
  void content_doesNotDependOnOrderOrPartition(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4_000) int size) {
    List<Long> values = values(seed, size);
    Sketch whole = of(values);
    Collections.shuffle(values, new Random(seed + 1));
    int cut = new Random(seed).nextInt(size + 1);
    Sketch left = of(values.subList(0, cut));
    Sketch right = of(values.subList(cut, size));
    Sketch merged = new Sketch();
    merged.merge(right);
    merged.merge(left);

    assertThat(SketchTest.buckets(merged)).isEqualTo(SketchTest.buckets(whole));
    assertThat(merged.count()).isEqualTo(size);
    assertThat(merged.zeroCount()).isEqualTo(whole.zeroCount());
    assertThat(merged.sum()).isEqualTo(values.stream().mapToLong(v -> v).sum());
    assertThat(merged.min()).hasValue(Collections.min(values));
    assertThat(merged.max()).hasValue(Collections.max(values));
  }

  @Property(tries = 500)
  void quantile_isWithinOnePercentOfTheSortedList(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 500) int size,
      @ForAll @DoubleRange(min = 0, max = 1) double p) {
    List<Long> values = values(seed, size);
    Sketch sketch = of(values);
    Collections.sort(values);
    long exact = values.get(Math.max(1, (int) Math.ceil(p * size)) - 1);

    if (sketch.buckets() < Sketch.MAX_BUCKETS) {
      assertThat(sketch.quantile(p).orElseThrow())
          .isCloseTo((double) exact, within(exact * 0.0100001));
    }
  }

  private static Sketch of(List<Long> values) {
    Sketch sketch = new Sketch();
    values.forEach(sketch::add);
    return sketch;
  }

  /** From zero to ten seconds, evenly over the orders of magnitude. */
  private static List<Long> values(long seed, int size) {
    Random random = new Random(seed);
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add((long) Math.exp(random.nextDouble() * 23.1) - 1);
    }
    return values;
  }
}
