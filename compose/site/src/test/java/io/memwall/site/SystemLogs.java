package io.memwall.site;

import java.util.List;
import java.util.stream.Collectors;

/** Tables that a ClickHouse can write of itself. */
final class SystemLogs {
  /** All that the image's version knows, turned on by its own configuration or not. */
  static final List<String> NAMES =
      List.of(
          "aggregated_zookeeper_log",
          "asynchronous_insert_log",
          "asynchronous_metric_log",
          "azure_queue_log",
          "background_schedule_pool_log",
          "backup_log",
          "blob_storage_log",
          "crash_log",
          "dead_letter_queue",
          "delta_lake_metadata_log",
          "error_log",
          "filesystem_cache_log",
          "filesystem_read_prefetches_log",
          "iceberg_metadata_log",
          "latency_log",
          "metric_log",
          "opentelemetry_span_log",
          "part_log",
          "predicate_statistics_log",
          "processors_profile_log",
          "query_log",
          "query_metric_log",
          "query_thread_log",
          "query_views_log",
          "s3queue_log",
          "session_log",
          "text_log",
          "trace_log",
          "transactions_info_log",
          "transposed_metric_log",
          "zookeeper_connection_log",
          "zookeeper_log");

  private SystemLogs() {}

  /** As an image's own configuration does it: a section for each, with no bound. */
  static String imageConfiguration() {
    return NAMES.stream()
        .map(
            name ->
                "<%1$s><database>system</database><table>%1$s</table>%2$s</%1$s>"
                    .formatted(
                        name,
                        name.equals("opentelemetry_span_log")
                            ? ""
                            : "<partition_by>toYYYYMM(event_date)</partition_by>"))
        .collect(Collectors.joining("\n", "<clickhouse>\n", "\n</clickhouse>\n"));
  }
}
