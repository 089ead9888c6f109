package io.memwall.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Metrics;
import org.junit.jupiter.api.Test;

final class StoreSizesTest {
  @Test
  void sizesOfAllTasks_areAddedByStore() {
    try (var metrics = new Metrics()) {
      add(metrics, "0_0", "total-sst-files-size", 1_000);
      add(metrics, "0_1", "total-sst-files-size", 500);
      add(metrics, "0_1", "cur-size-all-mem-tables", 64);
      add(metrics, "0_1", "estimate-num-keys", 7);
      add(metrics, "0_1", "block-cache-usage", 9_999);

      assertThat(StoreSizes.of("bandwidth", metrics.metrics()))
          .containsExactly(new StoreSize("bandwidth", "half-windows", 1_500, 64, 7));
    }
  }

  private static void add(Metrics metrics, String task, String name, long value) {
    var tags = Map.of("task-id", task, "rocksdb-state-id", "half-windows");
    Gauge<BigInteger> gauge = (config, now) -> BigInteger.valueOf(value);
    metrics.addMetric(metrics.metricName(name, "stream-state-metrics", "", tags), gauge);
  }
}
