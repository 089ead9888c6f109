package io.memwall.collectors.agent;

import io.memwall.schemas.EventType;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Events by kind, from the last numbers of their streams. */
final class EventCounts {
  private EventCounts() {}

  /**
   * @param last number given out, by stream
   */
  static Map<String, Long> of(Map<Integer, Long> last) {
    var counts = new TreeMap<String, Long>();
    for (EventType type : EventType.values()) {
      Long number = last.get(type.stream(0));
      if (number != null) {
        counts.put(type.name().toLowerCase(Locale.ROOT), number + 1);
      }
    }
    return counts;
  }
}
