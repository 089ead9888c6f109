package io.memwall.standalone.size;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to keep instead of what is kept; empty leaves a thing as it is.
 *
 * @param topics how long topics stay
 * @param events how long rows of events stay
 * @param results how long rows of results stay, and those of the ledger
 * @param copies of each topic
 */
record Retaining(
    Optional<Duration> topics,
    Optional<Duration> events,
    Optional<Duration> results,
    OptionalInt copies) {
  static final String EVENTS = "events";

  TopicLoad of(TopicLoad topic) {
    return topic.with(
        copies.orElse(topic.copies()), topics.map(topic.keeping()::during).orElse(topic.keeping()));
  }

  TableLoad of(TableLoad table) {
    var wanted = table.kind().equals(EVENTS) ? events : results;
    return wanted.map(table::during).orElse(table);
  }
}
