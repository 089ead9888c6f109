package io.memwall.collectors.wire.match;

/** Pairs requests and answers of one connection. Single-threaded, like its tap. */
public final class Matcher {
  private final MatchSink sink;

  public Matcher(MatchSettings settings, MatchSink sink) {
    this.sink = sink;
  }

  /**
   * Takes the next message of the delivered stream.
   *
   * @param direction 0 or 1, the half it travelled in
   */
  public void onMessage(int direction, MessageView message) {
    if (sink == null) {
      throw new IllegalStateException();
    }
  }

  /** A message of a frame that was sent again: whatever is outstanding of it is marked. */
  public void onRepeat(int direction, MessageView message) {}

  /** The capture missed frames of this half; the latest of them at this time or before. */
  public void lost(int direction, long nanos) {}

  /** Whether numbers of this half are missing at the moment. */
  public void gaps(int direction, boolean open) {}

  /**
   * Ends everything outstanding and forgets all history: the connection begins anew.
   *
   * @param startSeen true when the new life is seen from its first frame
   */
  public void reset(boolean startSeen) {}

  /** Gives up what is older than the age limit; also done now and then by {@link #onMessage}. */
  public void expire(long nanos) {}

  /** Ends everything outstanding as {@link Outcome#END}. */
  public void finish() {}

  /** Another age limit from now on, in ns. */
  public void age(long nanos) {}

  /** Requests of this half, on any channel, that wait for an answer. */
  public int outstanding(int direction) {
    return 0;
  }

  /** True once this half was found to reuse source ids in flight as a matter of course. */
  public boolean isSourceFifo(int direction) {
    return false;
  }

  /**
   * True when the oldest A request of {@code direction} on this source that waits for data is an
   * atomic.
   */
  public boolean awaitsAtomic(int direction, int source) {
    return false;
  }
}
