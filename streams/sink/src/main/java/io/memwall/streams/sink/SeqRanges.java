package io.memwall.streams.sink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts the sequence numbers of a batch together into contiguous runs, each stream for itself. */
final class SeqRanges {
  /**
   * A run of sequence numbers, both ends included, unsigned.
   *
   * @param stream the unit of ordering
   */
  record Range(EventId.Stream stream, long from, long to) {}

  private SeqRanges() {}

  /** The runs, in order within each stream; a number given twice counts once. */
  static List<Range> of(Collection<EventId> events) {
    Map<EventId.Stream, SortedSet<Long>> numbers = new LinkedHashMap<>();
    for (EventId event : events) {
      numbers
          .computeIfAbsent(event.stream(), stream -> new TreeSet<>(Long::compareUnsigned))
          .add(event.seq());
    }
    var ranges = new ArrayList<Range>();
    numbers.forEach((stream, seqs) -> addRuns(stream, seqs, ranges));
    return ranges;
  }

  private static void addRuns(EventId.Stream stream, SortedSet<Long> seqs, List<Range> ranges) {
    long from = seqs.first();
    long to = from;
    for (long seq : seqs) {
      // The first one continues the run it begins.
      if (seq != to && seq != to + 1) {
        ranges.add(new Range(stream, from, to));
        from = seq;
      }
      to = seq;
    }
    ranges.add(new Range(stream, from, to));
  }
}
