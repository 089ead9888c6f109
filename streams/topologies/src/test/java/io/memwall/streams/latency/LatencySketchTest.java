package io.memwall.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class LatencySketchTest {
  @Provide
  Arbitrary<LatencySketch> sketches() {
    var bucket = Arbitraries.integers().between(0, LatencySketch.LAST);
    var count = Arbitraries.longs().between(1, 1_000_000_000L);
    return Combinators.combine(
            bucket.set().ofMaxSize(20).map(set -> set.stream().sorted().toList()),
            count.list().ofSize(20),
            Arbitraries.longs().between(0, 10),
            Arbitraries.longs().between(0, 1L << 40))
        .as(
            (index, counts, zeros, sum) ->
                LatencySketch.of(index, counts.subList(0, index.size()), zeros, sum));
  }

  @Property(tries = 200)
  void merging_dependsOnNoOrder(
      @ForAll("sketches") LatencySketch a,
      @ForAll("sketches") LatencySketch b,
      @ForAll("sketches") LatencySketch c) {
    assertThat(a.plus(b).plus(c)).isEqualTo(c.plus(a.plus(b))).isEqualTo(b.plus(c).plus(a));
    assertThat(a.plus(b).samples()).isEqualTo(a.samples() + b.samples());
  }

  @Property(tries = 200)
  void takingAway_leavesNoTrace(
      @ForAll("sketches") LatencySketch a, @ForAll("sketches") LatencySketch b) {
    assertThat(a.plus(b).minus(b)).isEqualTo(a);
    assertThat(a.minus(a)).isEqualTo(LatencySketch.NONE);
  }

  @Property(tries = 200)
  void bytes_giveTheSameBack(@ForAll("sketches") LatencySketch sketch) {
    var out = new ByteWriter();
    sketch.write(out);
    assertThat(LatencySketch.read(new ByteReader(out.bytes()))).isEqualTo(sketch);
  }

  @Test
  void theWorkedValue_readsWithinOnePercent() {
    var sketch = LatencySketch.of(List.of(360), List.of(7L), 0, 7 * 1318);
    assertThat(sketch.quantile(0.5).orElseThrow()).isCloseTo(1326.35, within(0.01));
    assertThat(sketch.mean()).hasValue(1318);
  }

  @Test
  void quantiles_countFromOne() {
    var sketch = LatencySketch.of(List.of(100, 200), List.of(2L, 1L), 1, 0);
    assertThat(sketch.quantile(0.25)).hasValue(0);
    assertThat(sketch.quantile(0.26)).hasValue(LatencySketch.value(100));
    assertThat(sketch.quantile(0.75)).hasValue(LatencySketch.value(100));
    assertThat(sketch.quantile(0.76)).hasValue(LatencySketch.value(200));
    assertThat(LatencySketch.NONE.quantile(0.5)).isEmpty();
    assertThat(LatencySketch.NONE.mean()).isEmpty();
  }

  @Test
  void whatIsOlder_countsLess() {
    var mixture = new Mixture();
    mixture.add(LatencySketch.of(List.of(100), List.of(100L), 0, 0), 0.25);
    mixture.add(LatencySketch.of(List.of(200), List.of(30L), 0, 0), 1);
    assertThat(mixture.weight()).isEqualTo(55);
    assertThat(mixture.samples()).isEqualTo(130);
    assertThat(mixture.quantile(0.5)).hasValue(LatencySketch.value(200));
  }
}
