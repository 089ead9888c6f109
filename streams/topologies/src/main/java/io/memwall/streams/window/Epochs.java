package io.memwall.streams.window;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How far each (node, epoch) has come. Kept in rows, mirrored in memory. */
final class Epochs {
  private static final Progress NOTHING = new Progress(Long.MIN_VALUE, false, 0);

  private final Rows rows;
  private final Map<Epoch, Progress> progress = new HashMap<>();
  private final Map<Epoch, Long> lastHeardMs = new HashMap<>();
  private final Map<Epoch.Observer, Long> longestSpanNs = new HashMap<>();

  /**
   * How far an epoch has come.
   *
   * @param watermarkNs the highest it sent; {@link Long#MIN_VALUE} before any
   * @param last nothing more will come
   * @param longestSpanNs the longest of its reports
   */
  record Progress(long watermarkNs, boolean last, long longestSpanNs) {
    Progress with(Heartbeat<?> heartbeat) {
      return new Progress(
          Math.max(watermarkNs, heartbeat.watermarkNs()),
          last || heartbeat.last(),
          Math.max(longestSpanNs, heartbeat.span().interval().lengthNs()));
    }

    /** Whether the epoch will say nothing new about a window. */
    boolean closes(Window window) {
      return last || window.endNs() <= watermarkNs;
    }
  }

  Epochs(Rows rows) {
    this.rows = rows;
  }

  /** Reads the mirror anew. Silence is counted from here: it is a matter of this process. */
  void load(long nowMs) {
    rows.scan(
        Table.EPOCH.key().bytes(),
        (key, value) -> {
          var epoch = Table.epoch(Table.fields(key));
          var in = new ByteReader(value);
          mirror(epoch, new Progress(in.int64(), in.int8() == 1, in.int64()));
          lastHeardMs.put(epoch, nowMs);
          return true;
        });
  }

  Progress of(Epoch epoch) {
    return progress.getOrDefault(epoch, NOTHING);
  }

  Optional<Progress> known(Epoch epoch) {
    return Optional.ofNullable(progress.get(epoch));
  }

  /** Notes a sign of life; an epoch heard of for the first time is known from now on. */
  void heard(Epoch epoch, long nowMs) {
    lastHeardMs.put(epoch, nowMs);
    if (!progress.containsKey(epoch)) {
      put(epoch, NOTHING);
    }
  }

  Progress advance(Heartbeat<?> heartbeat) {
    var before = of(heartbeat.epoch());
    var after = before.with(heartbeat);
    if (!after.equals(before)) {
      put(heartbeat.epoch(), after);
    }
    return after;
  }

  /** Epochs without a sign of life since an instant, by this process's time. */
  List<Epoch> silentSince(long ms) {
    return lastHeardMs.entrySet().stream()
        .filter(heard -> heard.getValue() < ms)
        .map(Map.Entry::getKey)
        .toList();
  }

  void forget(Epoch epoch) {
    progress.remove(epoch);
    lastHeardMs.remove(epoch);
    rows.delete(Table.EPOCH.key(epoch).bytes());
  }

  /** The nodes of all epochs that are known. */
  Set<Epoch.Observer> observers() {
    return progress.keySet().stream().map(Epoch::observer).collect(Collectors.toSet());
  }

  /** The longest report of any epoch of a node: how far back a search for reports must begin. */
  long longestSpanNs(Epoch.Observer observer) {
    return longestSpanNs.getOrDefault(observer, 0L);
  }

  private void mirror(Epoch epoch, Progress now) {
    progress.put(epoch, now);
    longestSpanNs.merge(epoch.observer(), now.longestSpanNs(), Math::max);
  }

  private void put(Epoch epoch, Progress now) {
    mirror(epoch, now);
    rows.put(
        Table.EPOCH.key(epoch).bytes(),
        new ByteWriter()
            .int64(now.watermarkNs())
            .int8(now.last() ? 1 : 0)
            .int64(now.longestSpanNs())
            .bytes());
  }
}
