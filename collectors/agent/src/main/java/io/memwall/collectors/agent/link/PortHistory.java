package io.memwall.collectors.agent.link;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.readings.Changes;
import io.memwall.collectors.agent.readings.CounterBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What ports counted when they were read before, so that a counter that goes back is found. For
 * readings of any origin. Not thread-safe; bounded: the port unheard of for longest is forgotten.
 */
public final class PortHistory {
  private static final int MOST = 4_096;

  private static final class Past {
    final CounterBook counters = new CounterBook();
    long end;
  }

  private final Map<List<String>, Past> ports =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Past> eldest) {
          return size() > MOST;
        }
      };

  /**
   * The reading with its changes, and its interval begun at the look before if it was an instant.
   */
  public LinkReading judged(LinkReading reading) {
    var key = List.of(reading.port().node().orElse(""), reading.port().name());
    long end = reading.interval().end();
    Past past = ports.get(key);
    Span interval = reading.interval();
    if (past == null) {
      past = new Past();
      ports.put(key, past);
    } else if (interval.nanos() == 0 && past.end < end) {
      interval = new Span(past.end, end);
    }
    past.end = end;
    note(past.counters, reading);
    return reading.with(interval, both(reading.changes(), past.counters.changes()));
  }

  private static void note(CounterBook counters, LinkReading reading) {
    counters.note("figures", reading.figures());
    for (var each : reading.priorities()) {
      counters.note("priority." + each.priority(), each.figures());
    }
  }

  private static Changes both(Changes told, Changes found) {
    return new Changes(
        Stream.concat(told.resets().stream(), found.resets().stream()).distinct().toList(),
        Stream.concat(told.wraps().stream(), found.wraps().stream()).distinct().toList());
  }
}
