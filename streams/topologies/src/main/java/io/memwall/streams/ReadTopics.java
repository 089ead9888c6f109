package io.memwall.streams;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/** The topics a topology reads, from its description. */
final class ReadTopics {
  private ReadTopics() {}

  /** Topics that every task reads whole, by no group: they have no lag. */
  static Set<String> whole(TopologyDescription description) {
    var whole = new TreeSet<String>();
    description.globalStores().forEach(store -> whole.addAll(store.source().topicSet()));
    return whole;
  }

  static Set<String> of(TopologyDescription description, String applicationId) {
    var read = new TreeSet<String>();
    var written = new TreeSet<String>();
    for (var subtopology : description.subtopologies()) {
      for (var node : subtopology.nodes()) {
        if (node instanceof TopologyDescription.Source source) {
          read.addAll(source.topicSet());
        } else if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
          written.add(sink.topic());
        }
      }
    }
    var named = new TreeSet<String>();
    for (var topic : read) {
      // What a topology both writes and reads is internal: Kafka Streams puts the id before it.
      named.add(written.contains(topic) ? applicationId + "-" + topic : topic);
    }
    return named;
  }
}
