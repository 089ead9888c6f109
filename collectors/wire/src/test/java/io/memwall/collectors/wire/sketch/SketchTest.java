package io.memwall.collectors.wire.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SketchTest {
  private final Sketch sketch = new Sketch();

  @Test
  void emptySketch_hasNoExtremesAndNoQuantiles() {
    assertThat(sketch.count()).isZero();
    assertThat(sketch.min()).isEmpty();
    assertThat(sketch.max()).isEmpty();
    assertThat(sketch.quantile(0.5)).isEmpty();
  }

  @Test
  void zeros_areCountedApart_andAreTheLowestValues() {
    sketch.add(0);
    sketch.add(0);
    sketch.add(1318);

    assertThat(sketch.zeroCount()).isEqualTo(2);
    assertThat(sketch.quantile(0.5)).hasValue(0);
    assertThat(sketch.quantile(1).orElseThrow()).isCloseTo(1326.35, within(0.005));
    assertThat(buckets(sketch)).containsOnly(Map.entry(360, 1L));
  }

  @Test
  void negativeValue_countsAsZero() {
    sketch.add(-5);

    assertThat(sketch.zeroCount()).isEqualTo(1);
    assertThat(sketch.sum()).isZero();
    assertThat(sketch.min()).hasValue(0);
  }

  @Test
  void quantile_isOfTheElementAtTheCeilingOfItsRank() {
    for (int i = 0; i < 112; i++) {
      sketch.add(i < 56 ? 1_000 : 1_000_000);
    }

    assertThat(sketch.quantile(0.5).orElseThrow()).isCloseTo(1_000, within(10.0));
    assertThat(sketch.quantile(57.0 / 112).orElseThrow()).isCloseTo(1_000_000, within(10_000.0));
  }

  @Test
  void tooManyBuckets_joinTheLowest_andKeepTheSlowEnd() {
    sketch.add(10_000_000_000L);
    for (long value = 1; value < 10_000_000_000L; value += value / 64 + 1) {
      sketch.add(value);
    }
    sketch.add(1);

    assertThat(sketch.buckets()).isEqualTo(Sketch.MAX_BUCKETS);
    assertThat(buckets(sketch).lastKey()).isEqualTo(1152);
    assertThat(buckets(sketch).values().stream().mapToLong(n -> n).sum()).isEqualTo(sketch.count());
    assertThat(sketch.min()).hasValue(1);
  }

  @Test
  void clearedSketch_isAsNew() {
    sketch.add(5);
    sketch.clear();
    sketch.add(7_000_000_000L);

    assertThat(sketch.count()).isEqualTo(1);
    assertThat(sketch.buckets()).isEqualTo(1);
    assertThat(sketch.min()).hasValue(7_000_000_000L);
    assertThat(sketch.sum()).isEqualTo(7_000_000_000L);
  }

  @Test
  void sum_staysAtTheLargestLong() {
    sketch.add(Long.MAX_VALUE);
    sketch.add(Long.MAX_VALUE);

    assertThat(sketch.sum()).isEqualTo(Long.MAX_VALUE);
    assertThat(sketch.buckets()).isEqualTo(1);
  }

  static SortedMap<Integer, Long> buckets(Sketch sketch) {
    SortedMap<Integer, Long> found = new TreeMap<>();
    sketch.forEachBucket((index, count) -> assertThat(found.put(index, count)).isNull());
    return found;
  }
}
