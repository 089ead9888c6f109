package io.memwall.collectors.wire.match;

import io.memwall.collectors.wire.Opcode;

/**
 * Pairs requests and answers of one connection, and follows the permissions on its cache lines.
 * Takes the delivered stream: messages in the order their receiver accepted them, each once. Either
 * side may be master, or both.
 *
 * <p>Allocates only while a table grows to the most that was ever outstanding. Not thread-safe.
 */
public final class Matcher {
  private static final int SWEEPS_PER_AGE = 16;

  private final History history = new History();
  private final Reporter reporter;
  private final RequestTable[] accesses;
  private final RequestTable[] grants;
  private final RequestTable[] releases;
  private final RequestTable[] probes;
  private final Permissions[] masters;
  private long ageNanos;
  private long nextSweep = Long.MIN_VALUE;
  private boolean atomicsSeen;

  /** A matcher at the beginning of a capture, which may be the middle of a connection. */
  public Matcher(MatchSettings settings, MatchSink sink) {
    this(settings, Room.unlimited(), sink);
  }

  /** The same with memory that it shares with others. */
  public Matcher(MatchSettings settings, Room room, MatchSink sink) {
    reporter = new Reporter(sink);
    ageNanos = settings.ageNanos();
    RequestTable.Shared shared = new RequestTable.Shared(history, reporter, room);
    accesses = tables(RequestKind.ACCESS, settings, shared);
    grants = tables(RequestKind.GRANT, settings, shared);
    releases = tables(RequestKind.RELEASE, settings, shared);
    probes = tables(RequestKind.PROBE, settings, shared);
    masters =
        new Permissions[] {
          new Permissions(0, new LineStates(settings.lines(), room), reporter),
          new Permissions(1, new LineStates(settings.lines(), room), reporter)
        };
  }

  /**
   * Takes the next message of the delivered stream.
   *
   * @param direction 0 or 1, the half it travelled in
   */
  public void onMessage(int direction, MessageView message) {
    history.seen(message.nanos());
    if (message.nanos() >= nextSweep) {
      expire(message.nanos());
    }
    switch (message.opcode().channel()) {
      case A -> onA(direction, message);
      case B -> {
        if (message.hasAddress()) {
          probes[direction].open(message.address(), message);
        }
      }
      case C -> onC(direction, message);
      case D -> onD(direction, message);
      case E -> grants[1 - direction].answer(message.sink(), message);
    }
  }

  /** A message of a frame that was sent again: a request still outstanding is marked with it. */
  public void onRepeat(int direction, MessageView message) {
    switch (message.opcode()) {
      case C_RELEASE, C_RELEASE_DATA -> releases[direction].repeat(message.source(), message);
      case D_GRANT, D_GRANT_DATA -> grants[direction].repeat(message.sink(), message);
      default -> {
        switch (message.opcode().channel()) {
          case A -> accesses[direction].repeat(message.source(), message);
          case B -> probes[direction].repeat(message.address(), message);
          default -> {
            // An answer needs no mark: what it answered has ended.
          }
        }
      }
    }
  }

  /**
   * The capture missed frames of this half, or messages of them could not be read. To be told
   * before any message behind the loss.
   *
   * @param nanos when the loss showed: not before the time of any frame lost
   */
  public void lost(int direction, long nanos) {
    history.lost(direction, nanos);
    masters[0].doubt();
    masters[1].doubt();
  }

  /** Whether numbers of this half are missing at the moment. */
  public void gaps(int direction, boolean open) {
    history.gaps(direction, open);
  }

  /**
   * Ends everything outstanding as {@link Outcome#RESET} and forgets all history: the connection
   * begins anew.
   *
   * @param startSeen true when the new life is seen from its first frame
   */
  public void reset(boolean startSeen) {
    history.reset(startSeen);
    for (int side = 0; side < 2; side++) {
      accesses[side].reset();
      grants[side].reset();
      releases[side].reset();
      probes[side].reset();
      masters[side].reset(history.isFirstLifeFromStart());
    }
  }

  /** Gives up what is older than the age limit; also done now and then by {@link #onMessage}. */
  public void expire(long nanos) {
    nextSweep = nanos + ageNanos / SWEEPS_PER_AGE;
    for (int side = 0; side < 2; side++) {
      accesses[side].expire(nanos, ageNanos);
      grants[side].expire(nanos, ageNanos);
      releases[side].expire(nanos, ageNanos);
      probes[side].expire(nanos, ageNanos);
    }
  }

  /** Ends everything outstanding as {@link Outcome#END}. */
  public void finish() {
    for (int side = 0; side < 2; side++) {
      accesses[side].flush(Outcome.END);
      grants[side].flush(Outcome.END);
      releases[side].flush(Outcome.END);
      probes[side].flush(Outcome.END);
    }
  }

  /** Ends everything outstanding as {@link Outcome#RESET} and gives all memory back. */
  public void release() {
    reset(false);
    for (int side = 0; side < 2; side++) {
      accesses[side].release();
      grants[side].release();
      releases[side].release();
      probes[side].release();
      masters[side].close();
    }
  }

  /** Another age limit from now on, in ns. */
  public void age(long nanos) {
    ageNanos = nanos;
    nextSweep = Long.MIN_VALUE;
  }

  /** Requests of this half, on any channel, that wait for an answer. */
  public int outstanding(int direction) {
    return accesses[direction].size()
        + grants[direction].size()
        + releases[direction].size()
        + probes[direction].size();
  }

  /** True once this half was found to reuse source ids in flight as a matter of course. */
  public boolean isSourceFifo(int direction) {
    return accesses[direction].isFifo() || releases[direction].isFifo();
  }

  /**
   * True when the first A request on this source that waits for data is an atomic.
   *
   * @param direction the half of the request, not of the answer
   */
  public boolean awaitsAtomic(int direction, int source) {
    return atomicsSeen && accesses[direction].awaitsAtomic(source);
  }

  private void onA(int direction, MessageView message) {
    switch (message.opcode()) {
      case A_ACQUIRE_BLOCK, A_ACQUIRE_PERM ->
          masters[direction].acquire(message, isProbed(direction, message));
      case A_ARITHMETIC_DATA, A_LOGICAL_DATA -> atomicsSeen = true;
      default -> {
        // Puts, Gets and Intents change no permission of their master.
      }
    }
    accesses[direction].open(message.source(), message);
  }

  private void onC(int direction, MessageView message) {
    switch (message.opcode()) {
      case C_RELEASE, C_RELEASE_DATA -> {
        masters[direction].release(message);
        releases[direction].open(message.source(), message);
      }
      case C_PROBE_ACK, C_PROBE_ACK_DATA -> {
        masters[direction].answer(message);
        if (answersProbe(direction, message)) {
          masters[direction].probed(reporter.transaction, message);
        }
      }
      default -> answersProbe(direction, message);
    }
  }

  private boolean isProbed(int master, MessageView acquire) {
    return acquire.hasAddress() && probes[1 - master].awaits(acquire.address());
  }

  private boolean answersProbe(int direction, MessageView message) {
    return message.hasAddress() && probes[1 - direction].answer(message.address(), message);
  }

  private void onD(int direction, MessageView message) {
    int master = 1 - direction;
    if (message.opcode() == Opcode.D_RELEASE_ACK) {
      releases[master].answer(message.source(), message);
      return;
    }
    boolean matched = accesses[master].answer(message.source(), message);
    if (!message.opcode().hasSink()) {
      return;
    }
    Transaction acquire = reporter.transaction;
    if (matched) {
      masters[master].grant(acquire, message);
    } else {
      masters[master].doubt();
    }
    if (message.sink() >= 0) {
      int row = grants[direction].open(message.sink(), message);
      if (row != Pending.NONE && matched) {
        grants[direction].inherit(row, acquire);
      }
    }
  }

  private static RequestTable[] tables(
      RequestKind kind, MatchSettings settings, RequestTable.Shared shared) {
    return new RequestTable[] {
      new RequestTable(kind, 0, settings, shared), new RequestTable(kind, 1, settings, shared)
    };
  }
}
