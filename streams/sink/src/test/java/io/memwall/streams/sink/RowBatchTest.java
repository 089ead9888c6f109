package io.memwall.streams.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowBatchTest {
  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
  private static final Shape FLOW = new Shape("flow", List.of("a"));
  private static final Shape HEALTH = new Shape("health", List.of("a"));

  private final RowBatch<String> batch =
      new RowBatch<>(new RowBatch.Limits(3, 100, Duration.ofSeconds(2)));

  private static Row row(Shape shape, String partition, int bytes) {
    return new Row(shape, partition, new byte[bytes], Optional.empty());
  }

  @Test
  void emptyBatch_isNeverDue() {
    assertThat(batch.isDue(T0.plusSeconds(1_000_000))).isFalse();
    assertThat(batch.isEmpty()).isTrue();
  }

  @Test
  void batch_isDueWithItsLastRow() {
    batch.add(row(FLOW, "", 1), "a", T0);
    batch.add(row(FLOW, "", 1), "b", T0);
    assertThat(batch.isDue(T0)).isFalse();
    batch.add(row(FLOW, "", 1), "c", T0);
    assertThat(batch.isDue(T0)).isTrue();
  }

  @Test
  void batch_isDueAtItsLastByte() {
    batch.add(row(FLOW, "", 99), "a", T0);
    assertThat(batch.isDue(T0)).isFalse();
    batch.add(row(FLOW, "", 1), "b", T0);
    assertThat(batch.isDue(T0)).isTrue();
  }

  @Test
  void batch_isDueAfterItsWait_countedFromTheFirstRow() {
    batch.add(row(FLOW, "", 1), "a", T0);
    batch.add(row(FLOW, "", 1), "b", T0.plusSeconds(1));
    assertThat(batch.isDue(T0.plusNanos(1_999_999_999))).isFalse();
    assertThat(batch.isDue(T0.plusSeconds(2))).isTrue();
  }

  @Test
  void positionsWithoutRows_becomeDueToo() {
    batch.touch(T0);
    assertThat(batch.isEmpty()).isFalse();
    assertThat(batch.blocks()).isEmpty();
    assertThat(batch.isDue(T0.plusSeconds(2))).isTrue();
  }

  @Test
  void blocks_neverCrossTablesOrPartitions() {
    batch.add(row(FLOW, "1999-12", 1), "a", T0);
    batch.add(row(FLOW, "2000-01", 2), "b", T0);
    batch.add(row(HEALTH, "1999-12", 3), "c", T0);
    batch.add(row(FLOW, "1999-12", 4), "d", T0);

    assertThat(batch.blocks()).hasSize(3);
    assertThat(batch.blocks().get(0).bytes()).hasSize(5);
    assertThat(batch.blocks().get(0).entries().stream().map(RowBatch.Entry::origin))
        .containsExactly("a", "d");
  }
}
