package io.memwall.collectors.agent.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Writes figures in the text format of Prometheus. */
final class MetricsPage {
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** A figure that stands in the registry, and its value now. */
  private static final class Standing {
    private final Meter meter;
    private final Cell cell;

    Standing(Meter meter, Cell cell) {
      this.meter = meter;
      this.cell = cell;
    }
  }

  private static final class Cell {
    private volatile double value;

    double value() {
      return value;
    }
  }

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Sample.Key, Standing> standing = new HashMap<>();

  MetricsPage() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  /** The page for a picture; what is in it no longer, such as a part that ended, goes. */
  synchronized String text(AgentFigures figures) {
    var seen = new HashSet<Sample.Key>();
    for (Sample sample : Samples.of(figures)) {
      seen.add(sample.key());
      standing.computeIfAbsent(sample.key(), key -> register(sample)).cell.value = sample.value();
    }
    standing
        .entrySet()
        .removeIf(
            each -> {
              boolean gone = !seen.contains(each.getKey());
              if (gone) {
                registry.remove(each.getValue().meter);
              }
              return gone;
            });
    return registry.scrape();
  }

  private Standing register(Sample sample) {
    var cell = new Cell();
    Meter meter =
        sample.kind() == Sample.Kind.COUNTER
            ? FunctionCounter.builder(sample.name(), cell, Cell::value)
                .description(sample.about())
                .tags(sample.tags())
                .register(registry)
            : Gauge.builder(sample.name(), cell, Cell::value)
                .description(sample.about())
                .tags(sample.tags())
                .strongReference(true)
                .register(registry);
    return new Standing(meter, cell);
  }
}
