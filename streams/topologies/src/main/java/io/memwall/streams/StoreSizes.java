package io.memwall.streams;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Sizes of stores as RocksDB knows them, over all tasks. */
final class StoreSizes {
  private static final String STORE = "rocksdb-state-id";
  private static final String DISK = "total-sst-files-size";
  private static final String MEMORY = "cur-size-all-mem-tables";
  private static final String ROWS = "estimate-num-keys";

  private StoreSizes() {}

  /** By name of the store. */
  static List<StoreSize> of(String topology, Map<MetricName, ? extends Metric> metrics) {
    var sizes = new TreeMap<String, StoreSize>();
    metrics.forEach(
        (name, metric) ->
            one(topology, name, metric)
                .ifPresent(size -> sizes.merge(size.store(), size, StoreSize::plus)));
    return List.copyOf(sizes.values());
  }

  private static Optional<StoreSize> one(String topology, MetricName name, Metric metric) {
    String store = name.tags().get(STORE);
    if (store == null || !(metric.metricValue() instanceof Number number)) {
      return Optional.empty();
    }
    long value = number.longValue();
    return switch (name.name()) {
      case DISK -> Optional.of(new StoreSize(topology, store, value, 0, 0));
      case MEMORY -> Optional.of(new StoreSize(topology, store, 0, value, 0));
      case ROWS -> Optional.of(new StoreSize(topology, store, 0, 0, value));
      default -> Optional.empty();
    };
  }
}
