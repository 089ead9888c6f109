package io.memwall.streams.hotspot;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import io.memwall.streams.hotspot.Thresholds.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The state of one entity and what it may change to. It rises on 3 of the last 5 windows with a
 * score, falls after 6 in a row, is UNKNOWN after 3 windows without a score and then goes on from
 * where it was. Windows without a score neither count nor break a row.
 *
 * @param state now
 * @param before the state to go on from after UNKNOWN; the same as {@code state} otherwise
 * @param sinceNs end of the window that put it into its state
 * @param recent the last windows with a score, the oldest first; at most 6
 * @param missing windows without a score in a row
 * @param fresh it has never changed, so that nothing keeps it from doing so
 */
record Watch(
    State state, State before, long sinceNs, List<Judged> recent, int missing, boolean fresh) {
  private static final int WINDOW = 5;
  private static final int RISE = 3;
  private static final int FALL = 6;
  private static final int MISSING = 3;
  private static final long DWELL_NS = 30_000_000_000L;

  /** A window with a score, and whether a second sign stands behind it. */
  record Judged(double score, boolean corroborated) {}

  Watch {
    recent = List.copyOf(recent);
  }

  /**
   * An entity never judged before is well until shown otherwise, and may change at once.
   *
   * @param startNs of its first window
   */
  static Watch begin(long startNs) {
    return new Watch(State.OK, State.OK, startNs, List.of(), 0, true);
  }

  /** After a window without a score. */
  Watch missed(long endNs) {
    int now = missing + 1;
    if (now < MISSING || state == State.UNKNOWN) {
      return new Watch(state, before, sinceNs, recent, now, fresh);
    }
    // What was seen before the silence says nothing of what comes after it.
    return new Watch(State.UNKNOWN, state, endNs, List.of(), now, false);
  }

  /** After a window with a score. */
  Watch judged(long endNs, Judged window, Limits limits) {
    var windows = new ArrayList<>(recent);
    windows.add(window);
    if (windows.size() > FALL) {
      windows.remove(0);
    }
    if (state == State.UNKNOWN) {
      return new Watch(before, before, endNs, windows, 0, false);
    }
    var to = next(windows, limits);
    boolean stays = to == state || (!fresh && endNs - sinceNs < DWELL_NS);
    return stays
        ? new Watch(state, state, sinceNs, windows, 0, fresh)
        : new Watch(to, to, endNs, windows, 0, false);
  }

  /** After a window, with a score or without. */
  Watch after(long endNs, OptionalDouble score, boolean corroborated, Limits limits) {
    return score.isEmpty()
        ? missed(endNs)
        : judged(endNs, new Judged(score.getAsDouble(), corroborated), limits);
  }

  private State next(List<Judged> windows, Limits limits) {
    var last = windows.subList(Math.max(0, windows.size() - WINDOW), windows.size());
    if (count(last, one -> one.corroborated() && one.score() >= limits.critical()) >= RISE) {
      return State.CRITICAL;
    }
    if (state == State.OK && count(last, one -> one.score() >= limits.warn()) >= RISE) {
      return State.WARN;
    }
    double floor = state == State.CRITICAL ? limits.leaveCritical() : limits.leaveWarn();
    boolean falls = count(windows, one -> one.score() < floor) == FALL;
    if (!falls) {
      return state;
    }
    return state == State.CRITICAL ? State.WARN : State.OK;
  }

  private static long count(List<Judged> windows, Predicate<Judged> which) {
    return windows.stream().filter(which).count();
  }

  void write(ByteWriter out) {
    out.text(state.name()).text(before.name()).int64(sinceNs).int32(missing);
    out.int8(fresh ? 1 : 0);
    out.int8(recent.size());
    for (var one : recent) {
      out.int64(Double.doubleToLongBits(one.score())).int8(one.corroborated() ? 1 : 0);
    }
  }

  static Watch read(ByteReader in) {
    var state = State.valueOf(in.text());
    var before = State.valueOf(in.text());
    long sinceNs = in.int64();
    int missing = in.int32();
    boolean fresh = in.int8() == 1;
    int size = in.int8();
    var recent = new ArrayList<Judged>();
    for (int i = 0; i < size; i++) {
      recent.add(new Judged(Double.longBitsToDouble(in.int64()), in.int8() == 1));
    }
    return new Watch(state, before, sinceNs, recent, missing, fresh);
  }
}
