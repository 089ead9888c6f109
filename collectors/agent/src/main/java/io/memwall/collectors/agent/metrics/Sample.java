package io.memwall.collectors.agent.metrics;

import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.TreeMap;

/**
 * One figure of a page of metrics.
 *
 * @param name without the ending that its kind adds
 * @param about one sentence
 * @param labels whose names are those of every sample of the name
 */
record Sample(Kind kind, String name, String about, Map<String, String> labels, double value) {
  /** How values of a name follow each other. */
  enum Kind {
    /** Never less than before. */
    COUNTER,
    GAUGE
  }

  /** What tells it from all others. */
  record Key(String name, Map<String, String> labels) {}

  Key key() {
    return new Key(name, new TreeMap<>(labels));
  }

  Tags tags() {
    Tags tags = Tags.empty();
    for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
      tags = tags.and(label.getKey(), label.getValue());
    }
    return tags;
  }

  static Sample counter(String name, String about, Map<String, String> labels, double value) {
    return new Sample(Kind.COUNTER, name, about, labels, value);
  }

  static Sample gauge(String name, String about, Map<String, String> labels, double value) {
    return new Sample(Kind.GAUGE, name, about, labels, value);
  }
}
