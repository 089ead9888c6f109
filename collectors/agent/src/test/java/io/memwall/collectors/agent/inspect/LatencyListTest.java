package io.memwall.collectors.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class LatencyListTest {
  @Test
  void quantile_isTheElementAtTheCeiling() {
    LatencyList list = LatencyList.of(40, 10, 30, 20);

    assertThat(list.quantile(0.5)).isEqualTo(20);
    assertThat(list.quantile(0.51)).isEqualTo(30);
    assertThat(list.quantile(0.99)).isEqualTo(40);
    assertThat(list.quantile(0)).isEqualTo(10);
  }

  @Test
  void hundredValues_haveTheirNinetyNinthAsP99() {
    long[] values = new long[100];
    Arrays.setAll(values, i -> i + 1);

    assertThat(LatencyList.of(values).quantile(0.99)).isEqualTo(99);
  }

  @Property
  void parts_addUpToTheWhole(
      @ForAll @Size(min = 2, max = 40) @LongRange(min = 0, max = 1_000_000) long[] values) {
    int cut = values.length / 2;
    LatencyList whole = LatencyList.of(values);
    LatencyList joined =
        LatencyList.of(Arrays.copyOf(values, cut))
            .with(LatencyList.of(Arrays.copyOfRange(values, cut, values.length)));

    assertThat(joined.exact()).isTrue();
    assertThat(joined.count()).isEqualTo(whole.count());
    assertThat(joined.sum()).isEqualTo(whole.sum());
    for (double p : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
      assertThat(joined.quantile(p)).isEqualTo(whole.quantile(p));
    }
  }

  @Test
  void sketchedPart_makesTheWholeInexact() {
    LatencyList exact = LatencyList.of(5, 7);
    LatencyList sketched = LatencyList.sketched(new LatencyList.Totals(100, 1000, 1, 90), p -> 42);

    LatencyList both = exact.with(sketched);

    assertThat(both.exact()).isFalse();
    assertThat(both.count()).isEqualTo(102);
    assertThat(both.sum()).isEqualTo(1012);
    assertThat(both.min()).isEqualTo(1);
    assertThat(both.quantile(0.5)).isEqualTo(42);
  }
}
