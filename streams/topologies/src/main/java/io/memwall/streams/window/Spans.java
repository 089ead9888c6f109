package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The last report of every node on every interval. */
final class Spans {
  /** Rows looked at per call: forgetting must not hold up the stream. */
  private static final int STEPS = 16;

  private static final int REMEMBERED = 1_000;

  private final Rows rows;

  /**
   * What was last asked. A heartbeat closes the same second of all that its node saw, and each of
   * these windows asks for the same reports.
   */
  private final Map<Question, List<Span>> answered = new HashMap<>();

  private record Question(Epoch.Observer observer, long lengthNs, long startNs, long longestNs) {}

  Spans(Rows rows) {
    this.rows = rows;
  }

  /**
   * A report as it is kept.
   *
   * @param epoch whose
   * @param span what it says
   * @param heardMs when it came, wall time in ms since 1970
   */
  record Report(Epoch epoch, Span span, long heardMs) {}

  /** Keeps a report; false when it tells coverage nothing new. */
  boolean put(Epoch epoch, Span span, long nowMs) {
    if (span.interval().lengthNs() <= 0) {
      return false;
    }
    byte[] key = key(epoch, span.interval().startNs());
    var before = rows.get(key).map(Spans::read);
    if (before.isPresent() && !span.replaces(before.get())) {
      return false;
    }
    rows.put(key, write(span, nowMs));
    answered.clear();
    return before.isEmpty() || !span.saysTheSameAs(before.get());
  }

  /** The reports of a node that touch a window, when none is longer than given. */
  List<Span> touching(Epoch.Observer observer, Window window, long longestNs) {
    var question = new Question(observer, window.lengthNs(), window.startNs(), longestNs);
    var known = answered.get(question);
    if (known != null) {
      return known;
    }
    if (answered.size() >= REMEMBERED) {
      answered.clear();
    }
    var found = List.copyOf(inRows(observer, window, longestNs));
    answered.put(question, found);
    return found;
  }

  private List<Span> inRows(Epoch.Observer observer, Window window, long longestNs) {
    var found = new ArrayList<Span>();
    rows.scan(
        from(observer, window.startNs() - longestNs),
        from(observer, window.endNs()),
        (key, value) -> {
          var span = read(value);
          if (span.interval().overlapNs(window.interval()) > 0) {
            found.add(span);
          }
          return true;
        });
    return found;
  }

  /**
   * Deletes the oldest reports of a node that are no longer needed, a few at a time.
   *
   * @return whether there may be more
   */
  boolean forget(Epoch.Observer observer, Predicate<Report> expired) {
    var gone = new ArrayList<byte[]>();
    rows.scan(
        Table.SPAN.key(observer).bytes(),
        (key, value) -> {
          var in = Table.fields(key);
          in.text();
          in.text();
          in.ordered();
          var epoch = new Epoch(observer.caseName(), observer.node(), in.int64());
          var report = new ByteReader(value);
          var span = ObservationFormat.span(report);
          return expired.test(new Report(epoch, span, report.int64()))
              && gone.add(key)
              && gone.size() < STEPS;
        });
    gone.forEach(rows::delete);
    if (!gone.isEmpty()) {
      answered.clear();
    }
    return gone.size() == STEPS;
  }

  private static byte[] from(Epoch.Observer observer, long startNs) {
    return Table.SPAN.key(observer).ordered(startNs).bytes();
  }

  private static byte[] key(Epoch epoch, long startNs) {
    return Table.SPAN.key(epoch.observer()).ordered(startNs).int64(epoch.epoch()).bytes();
  }

  private static byte[] write(Span span, long heardMs) {
    var out = new ByteWriter();
    ObservationFormat.write(out, span);
    return out.int64(heardMs).bytes();
  }

  private static Span read(byte[] value) {
    return ObservationFormat.span(new ByteReader(value));
  }
}
