package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private final Pace pace = new Pace(new RowBatch.Limits(200_000, 1 << 20, SHORTEST));

  @Test
  void whileMergesKeepUp_rowsAreToBeSeenSoon() {
    assertThat(pace.at(0).maxWait()).isEqualTo(SHORTEST);
    assertThat(pace.at(Pace.EASY_PARTS).maxWait()).isEqualTo(SHORTEST);
    assertThat(pace.at(0).rows()).isEqualTo(200_000);
    assertThat(pace.at(0).bytes()).isEqualTo(1 << 20);
  }

  @Test
  void halfWayToTheMost_rowsGatherHalfWayToTheLongest() {
    assertThat(pace.at(100).maxWait()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(pace.at(Pace.MOST_PARTS).maxWait()).isEqualTo(Pace.LONGEST);
  }

  @Test
  void whoAskedForLonger_getsIt() {
    var patient = new Pace(new RowBatch.Limits(1, 1, Duration.ofSeconds(9)));
    assertThat(patient.at(0).maxWait()).isEqualTo(Duration.ofSeconds(9));
    assertThat(patient.at(1_000).maxWait()).isEqualTo(Duration.ofSeconds(9));
  }

  @Property
  boolean moreParts_neverShortenTheWait(
      @ForAll @IntRange(max = 5_000) int parts, @ForAll @IntRange(max = 5_000) int more) {
    Duration now = pace.at(parts).maxWait();
    return now.compareTo(pace.at(parts + more).maxWait()) <= 0 && now.compareTo(Pace.LONGEST) <= 0;
  }
}
