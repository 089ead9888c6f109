package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.EthernetHeader;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.FrameType;
import io.memwall.collectors.wire.match.Matcher;

/**
 * Two endpoints on one virtual channel: at most two halves, and the incarnation they share. Also
 * its own entry in the chains of {@link ConnectionTable}.
 */
final class Connection {
  /** Which half a frame belongs to cannot be told. */
  static final int UNASSIGNED = -1;

  /** With equal addresses a frame joins the half whose cursor is at most this far. */
  private static final int SAME_MAC_REACH = 1024;

  /** So many frames in a row that fit no half mean that the halves have moved. */
  private static final int UNASSIGNED_LIMIT = 64;

  /** Both halves returned credits. */
  private static final int BOTH = 3;

  final ConnectionKey key;
  final String id;
  final int etherType;
  final int vlanTags;
  final Half[] halves = new Half[2];
  int incarnation;
  Connection nextInBucket;
  Connection newer;
  Connection older;
  final Credits[] credits = {new Credits(), new Credits()};
  final ProfileEvidence evidence = new ProfileEvidence();
  final Quirks quirks = new Quirks();
  final long hash;
  Matcher matcher;
  Profile toldProfile = Profile.UNKNOWN;
  long lastSeenNanos;
  boolean idleTold;
  private final CreditTally[] early = new CreditTally[2];
  private FrameHint.Direction firstDirection = FrameHint.Direction.UNKNOWN;
  private int unassignedInARow;
  private boolean opened;
  private int granting;

  Connection(ConnectionKey key, String id, EthernetHeader ethernet, int firstIncarnation) {
    this.key = key;
    this.id = id;
    this.hash = Long.parseUnsignedLong(id.substring(0, 16), 16);
    this.etherType = ethernet.etherType();
    this.vlanTags = ethernet.tags();
    this.incarnation = firstIncarnation;
    beginCredits(true);
  }

  boolean isOpened() {
    return opened;
  }

  void opened() {
    opened = true;
  }

  /** Notes that a half returned credits; true when now both have, for the first time. */
  boolean grants(int direction) {
    int before = granting;
    granting |= 1 << direction;
    return granting == BOTH && before != BOTH;
  }

  /** True when every half seen so far was seen from its first frame on. */
  boolean isStartSeen() {
    return (halves[0] == null || halves[0].isStartSeen())
        && (halves[1] == null || halves[1].isStartSeen());
  }

  /** Where credits for a half are booked that has not been seen yet. */
  CreditTally early(int direction) {
    if (early[direction] == null) {
      early[direction] = new CreditTally();
    }
    return early[direction];
  }

  /** Frames that spent or returned credits were missed, or may have been. */
  void forgetCreditBase() {
    credits[0].forgetBase();
    credits[1].forgetBase();
  }

  /** What the connection is taken for says how many credits there were before any grant. */
  void rebaseCredits() {
    for (Credits half : credits) {
      half.rebase(evidence.baseFlits());
      if (evidence.ignoresCredits()) {
        half.forgetBase();
      }
    }
  }

  /** The cursors of one half were lost; the other one's stand. */
  void resync(Half lost) {
    incarnation++;
    opened = false;
    lost.forgetHandshake();
    if (lost.opposite() != null) {
      lost.opposite().acknowledgements.reset();
    }
    beginCredits(false);
  }

  private void beginCredits(boolean startSeen) {
    granting = 0;
    for (Credits half : credits) {
      half.begin(evidence.baseFlits(), startSeen && !evidence.ignoresCredits());
    }
  }

  boolean hasEqualMacs() {
    return key.lowMac() == key.highMac();
  }

  /** 0 or 1: the half this frame belongs to, which may not exist yet; or {@link #UNASSIGNED}. */
  int slotOf(Frame frame, FrameHint.Direction direction) {
    if (!hasEqualMacs()) {
      return frame.ethernet().source() == key.lowMac() ? 0 : 1;
    }
    if (direction != FrameHint.Direction.UNKNOWN) {
      return slotOf(direction);
    }
    int slot = nearestSlot(frame.sequence());
    unassignedInARow = slot == UNASSIGNED ? unassignedInARow + 1 : 0;
    return slot;
  }

  private int slotOf(FrameHint.Direction direction) {
    if (firstDirection == FrameHint.Direction.UNKNOWN) {
      firstDirection = direction;
    }
    return direction == firstDirection ? 0 : 1;
  }

  /** True when so many frames fitted no half that both cursors must be wrong. */
  boolean hasLostItsHalves() {
    return unassignedInARow >= UNASSIGNED_LIMIT;
  }

  /**
   * True when this frame is the first of a new life of the connection: an opening after other
   * traffic, the very first number of a sender that has heard nothing, or anything new after both
   * halves were closed.
   */
  boolean isRebornBy(Frame frame, int slot) {
    if (!frame.type().consumesSequence()) {
      return false;
    }
    Half half = slot == UNASSIGNED ? null : halves[slot];
    if (frame.sequence() == 0 && beginsAgain(frame, half)) {
      return true;
    }
    return isClosed() && frame.type() != FrameType.CLOSE && isNew(frame, half);
  }

  /** Forgets cursors and handshakes of both halves. */
  void beginIncarnation() {
    incarnation++;
    unassignedInARow = 0;
    opened = false;
    firstDirection = FrameHint.Direction.UNKNOWN;
    beginCredits(true);
    for (Half half : halves) {
      if (half != null) {
        half.beginIncarnation();
      }
    }
  }

  private boolean beginsAgain(Frame frame, Half half) {
    if (frame.type() == FrameType.OPEN) {
      return half == null ? hasStartedHalves() : half.isBeyondHandshake();
    }
    boolean heardNothing = frame.ackSequence() == Frame.SEQUENCE_MASK;
    return heardNothing && (half == null ? hasStartedHalves() : isFarFromStart(half));
  }

  /** A frame without a half begins a life only where both halves are taken by others. */
  private boolean hasStartedHalves() {
    return isStarted(halves[0]) && isStarted(halves[1]) && hasEqualMacs();
  }

  private static boolean isFarFromStart(Half half) {
    int distance = SequenceTracker.distance(0, half.sequence.expected());
    return half.sequence.isStarted() && Math.abs(distance) > SequenceTracker.MAX_GAP;
  }

  /** True when both halves were closed. */
  boolean isClosed() {
    return halves[0] != null && halves[1] != null && halves[0].isClosed() && halves[1].isClosed();
  }

  private static boolean isNew(Frame frame, Half half) {
    return half == null
        || SequenceTracker.distance(frame.sequence(), half.sequence.expected()) >= 0;
  }

  private int nearestSlot(int sequence) {
    int nearest = UNASSIGNED;
    int reach = SAME_MAC_REACH + 1;
    int free = UNASSIGNED;
    for (int slot = halves.length - 1; slot >= 0; slot--) {
      if (!isStarted(halves[slot])) {
        free = slot;
        continue;
      }
      int distance = Math.abs(SequenceTracker.distance(sequence, halves[slot].sequence.expected()));
      if (distance < reach) {
        reach = distance;
        nearest = slot;
      }
    }
    return nearest == UNASSIGNED ? free : nearest;
  }

  private static boolean isStarted(Half half) {
    return half != null && half.sequence.isStarted();
  }
}
