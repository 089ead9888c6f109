package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Revision;
import io.memwall.streams.Rows;
import io.memwall.streams.window.Window.Subject;
import java.util.ArrayList;
import java.util.List;

/** The revisions given to windows so far. */
final class Counters {
  private static final int MILLIS_PER_SECOND = 1000;

  private final Rows rows;
  private final List<Long> lengthsNs;

  Counters(Rows rows, List<Long> lengthsNs) {
    this.rows = rows;
    this.lengthsNs = List.copyOf(lengthsNs);
  }

  boolean hasResult(Window window) {
    return rows.get(Table.COUNTER.key(window).bytes()).isPresent();
  }

  /** The windows within a minute that have had a result. */
  List<Window> withResult(Window minute) {
    var found = new ArrayList<Window>();
    for (long length : lengthsNs) {
      rows.scan(
          Table.COUNTER.key(new Window(minute.subject(), length, minute.startNs())).bytes(),
          Table.COUNTER.key(new Window(minute.subject(), length, minute.endNs())).bytes(),
          (key, value) -> found.add(Table.window(Table.fields(key))));
    }
    return found;
  }

  Revision next(Window window, long nowMs) {
    byte[] key = Table.COUNTER.key(window).bytes();
    long counter = rows.get(key).map(Counters::number).orElse(0L) + 1;
    rows.put(key, new ByteWriter().int64(counter).bytes());
    return new Revision(generation(nowMs), counter);
  }

  void forget(Subject subject, Interval interval) {
    var gone = new ArrayList<byte[]>();
    for (long length : lengthsNs) {
      rows.scan(
          Table.COUNTER.key(new Window(subject, length, interval.startNs())).bytes(),
          Table.COUNTER.key(new Window(subject, length, interval.endNs())).bytes(),
          (key, value) -> gone.add(key));
    }
    gone.forEach(rows::delete);
  }

  /** The second in which this state was begun; settled by the first result it ever gives. */
  private long generation(long nowMs) {
    byte[] key = Table.GENERATION.key().bytes();
    var known = rows.get(key);
    if (known.isPresent()) {
      return number(known.get());
    }
    long now = nowMs / MILLIS_PER_SECOND;
    rows.put(key, new ByteWriter().int64(now).bytes());
    return now;
  }

  private static long number(byte[] value) {
    return new ByteReader(value).int64();
  }
}
