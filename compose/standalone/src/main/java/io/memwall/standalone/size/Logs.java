package io.memwall.standalone.size;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The logs of all topics at one moment.
 *
 * @param nanos of a clock without a beginning
 */
record Logs(long nanos, Map<String, Log> topics) {
  private static final double NANOS = 1e9;

  /**
   * One topic.
   *
   * @param begin sum of the first offsets of its partitions
   * @param end sum of the next offsets
   * @param bytes of all copies together
   */
  record Log(long begin, long end, long bytes, int partitions, int copies, Keeping keeping) {
    double oneCopy() {
      return (double) bytes / copies;
    }

    /** Whether only appending has happened since the earlier look. */
    boolean onlyGrewSince(Log earlier) {
      // What Streams has purged stays in the log until its segment is full.
      return (begin == earlier.begin || keeping.purged())
          && end > earlier.end
          && bytes > earlier.bytes;
    }

    /** Of what came since where it can be told, else of all there is. */
    OptionalDouble bytesPerRecord(Log earlier) {
      if (onlyGrewSince(earlier) && !keeping.compacted()) {
        return OptionalDouble.of((oneCopy() - earlier.oneCopy()) / (end - earlier.end));
      }
      return keeping.purged()
          ? OptionalDouble.empty()
          : Formulas.ratio(oneCopy(), (double) (end - begin));
    }
  }

  /** What was written between two looks; a topic that is new was empty before. */
  Map<String, TopicLoad> since(Logs earlier, Map<String, Integer> readers) {
    double seconds = (nanos - earlier.nanos) / NANOS;
    var loads = new TreeMap<String, TopicLoad>();
    var known = new HashMap<>(earlier.topics);
    topics.forEach(
        (name, log) -> {
          var before = known.getOrDefault(name, nothing(log));
          loads.put(name, load(name, before, log, seconds, readers.getOrDefault(name, 0)));
        });
    return loads;
  }

  private static TopicLoad load(String name, Log before, Log log, double seconds, int readers) {
    return new TopicLoad(
        name,
        // A topic that was made anew in between begins at 0 again.
        Math.max(log.end - before.end, 0) / seconds,
        log.bytesPerRecord(before),
        OptionalDouble.of(log.oneCopy()),
        log.partitions,
        log.copies,
        log.keeping,
        OptionalInt.of(readers));
  }

  private static Log nothing(Log log) {
    return new Log(0, 0, 0, log.partitions, log.copies, log.keeping);
  }
}
