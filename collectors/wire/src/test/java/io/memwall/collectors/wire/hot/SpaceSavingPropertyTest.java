package io.memwall.collectors.wire.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The promises of Space-Saving, for skewed and even streams. */
final class SpaceSavingPropertyTest {
  private static final int ADDS = 5_000;

  @Property(tries = 300)
  void weights_areWithinTheirErrors_andNothingHeavyIsMissing(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 64) int rows,
      @ForAll @DoubleRange(min = 1, max = 8) double skew) {
    Random random = new Random(seed);
    SpaceSaving kept = new SpaceSaving(rows);
    Map<Long, Long> truth = new HashMap<>();
    for (int i = 0; i < ADDS; i++) {
      long key = 64 * (long) (Math.pow(random.nextDouble(), skew) * 500);
      kept.add(key);
      truth.merge(key, 1L, Long::sum);
    }

    assertThat(kept.total()).isEqualTo(ADDS);
    for (int row = 0; row < kept.size(); row++) {
      long exact = truth.get(kept.key(row));
      assertThat(kept.find(kept.key(row))).isEqualTo(row);
      assertThat(kept.weight(row)).isGreaterThanOrEqualTo(exact);
      assertThat(kept.weight(row) - kept.error(row)).isLessThanOrEqualTo(exact);
      assertThat(kept.error(row)).isLessThanOrEqualTo(ADDS / rows);
    }
    truth.forEach(
        (key, weight) -> {
          if (weight > ADDS / rows) {
            assertThat(kept.find(key)).as("key of weight %d", weight).isNotNegative();
          }
        });
  }
}
