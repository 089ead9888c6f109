package io.memwall.streams;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * What applications have still to read: offsets that are not yet committed, by partition.
 *
 * <p>Offsets count transaction markers as well as records, so a number above 0 is an upper bound; 0
 * is exact: everything that was written when the question was asked has been read, and its results
 * and everything it caused on internal topics are committed.
 *
 * @param behind partitions ("topic-number") that are behind, and by how many offsets; all above 0
 * @param missingTopics topics that do not exist (yet)
 */
public record StreamsLag(Map<String, Long> behind, List<String> missingTopics) {
  static final StreamsLag NONE = new StreamsLag(Map.of(), List.of());

  public StreamsLag {
    behind = Map.copyOf(behind);
    missingTopics = List.copyOf(missingTopics);
  }

  /**
   * The lag of one application.
   *
   * @param topics every topic it reads, internal ones included
   * @throws LagUnknownException if the broker does not answer
   */
  public static StreamsLag of(Admin admin, String applicationId, Collection<String> topics) {
    return new LagQuery(admin, applicationId).lag(topics);
  }

  public boolean isNone() {
    return behind.isEmpty() && missingTopics.isEmpty();
  }

  /** Offsets over all partitions. */
  public long offsets() {
    return behind.values().stream().mapToLong(Long::longValue).sum();
  }

  StreamsLag plus(StreamsLag other) {
    var both = new TreeMap<>(behind);
    other.behind.forEach((partition, offsets) -> both.merge(partition, offsets, Long::sum));
    return new StreamsLag(
        both, Stream.concat(missingTopics.stream(), other.missingTopics.stream()).toList());
  }

  /** The broker did not answer; nothing is known about the lag. */
  public static final class LagUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LagUnknownException(String applicationId, Throwable cause) {
      super("the lag of " + applicationId + " is unknown: " + cause.getMessage(), cause);
    }
  }
}
