package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Generation;
import io.memwall.streams.Revision;
import io.memwall.streams.Rows;
import io.memwall.streams.window.Window.Subject;
import java.util.ArrayList;
import java.util.List;

/** The revisions given to windows so far. */
final class Counters {
  private final Rows rows;
  private final List<Long> lengthsNs;
  private final Generation generation;

  Counters(Rows rows, List<Long> lengthsNs) {
    this.rows = rows;
    this.lengthsNs = List.copyOf(lengthsNs);
    generation = new Generation(rows, Table.GENERATION.key().bytes());
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
    return new Revision(generation.at(nowMs), counter);
  }

  void forget(Subject subject, Interval interval) {
    for (long length : lengthsNs) {
      rows.delete(
          Table.COUNTER.key(new Window(subject, length, interval.startNs())).bytes(),
          Table.COUNTER.key(new Window(subject, length, interval.endNs())).bytes());
    }
  }

  private static long number(byte[] value) {
    return new ByteReader(value).int64();
  }
}
