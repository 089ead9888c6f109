package io.memwall.collectors.agent.publish;

import java.util.Map;
import java.util.TreeMap;

/** Remembers how much of the losses the reports have told. Not thread-safe. */
final class LossTold {
  private final Map<String, Long> told = new TreeMap<>();

  /** Events given up since the last call, by reason. */
  Map<String, Long> since(Map<PublishStatus.Cause, Long> lost) {
    var byReason = new TreeMap<String, Long>();
    lost.forEach((cause, count) -> byReason.merge(cause.reason(), count, Long::sum));
    var news = new TreeMap<String, Long>();
    byReason.forEach(
        (reason, count) -> {
          long more = count - told.getOrDefault(reason, 0L);
          if (more > 0) {
            news.put(reason, more);
          }
        });
    told.putAll(byReason);
    return news;
  }
}
