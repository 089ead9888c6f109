package io.memwall.standalone.stack;

import io.memwall.collectors.agent.http.Answer;
import io.memwall.streams.StoreSize;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;

/** Sizes of stores in the text format of Prometheus. */
final class StorePage {
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final List<Gauge> GAUGES =
      List.of(
          new Gauge("disk_bytes", "Bytes a store has in files.", StoreSize::diskBytes),
          new Gauge(
              "memory_bytes",
              "Bytes of rows a store has not yet written to files.",
              StoreSize::memoryBytes),
          new Gauge("rows", "Rows of a store, as it estimates.", StoreSize::rows));

  private record Gauge(String ending, String about, ToLongFunction<StoreSize> figure) {
    void write(StringBuilder out, List<StoreSize> sizes) {
      String name = "memwall_streams_store_" + ending;
      out.append("# HELP ").append(name).append(' ').append(about).append('\n');
      out.append("# TYPE ").append(name).append(" gauge\n");
      for (var size : sizes) {
        out.append(name)
            .append("{topology=\"%s\",store=\"%s\"} ".formatted(size.topology(), size.store()))
            .append(figure.applyAsLong(size))
            .append('\n');
      }
    }
  }

  private StorePage() {}

  static Answer answer(List<StoreSize> sizes) {
    return Answer.of(200, CONTENT_TYPE, text(sizes).getBytes(StandardCharsets.UTF_8));
  }

  static String text(List<StoreSize> sizes) {
    var out = new StringBuilder();
    for (var gauge : GAUGES) {
      gauge.write(out, sizes);
    }
    return out.toString();
  }
}
