package io.memwall.collectors.wire;

/**
 * Finds the messages of a frame's body. The frame mask leads; when it contradicts the words, or the
 * capture cut it off, the body is read in sequence instead: every word with a channel starts a
 * message, and its length leads to the next.
 */
final class MessageParser {
  private static final int MAX_STARTS = Long.SIZE;

  private final Frame frame;
  private final Messages messages;
  private final Anomalies anomalies;
  private final MessageChecks checks;
  private long checkedStarts;

  MessageParser(Frame frame) {
    this.frame = frame;
    this.messages = frame.messages;
    this.anomalies = frame.anomalies;
    this.checks = new MessageChecks(frame);
  }

  void parse() {
    checkedStarts = 0;
    if (!frame.maskCaptured) {
      anomalies.add(Anomaly.SNAPLEN_TRUNCATED);
      readInSequence();
      return;
    }
    readByMask();
    boolean doubted =
        anomalies.total() > 0
            && anomalies.count(Anomaly.NONZERO_UNMASKED) + anomalies.count(Anomaly.MASK_OVERLAP)
                > 0;
    if (doubted && countInSequence() > messages.size()) {
      messages.clear();
      frame.stopFlit = -1;
      readInSequence();
      anomalies.add(Anomaly.MASK_MISMATCH_SEQ_USED);
    }
  }

  /** An acknowledgement-only frame should be empty; senders leave garbage in it. */
  void inspectIgnoredBody() {
    if (frame.mask != 0) {
      anomalies.add(Anomaly.ACKONLY_MASK);
    }
    if (!isZero(0, frame.capturedFlits)) {
      anomalies.add(Anomaly.ACKONLY_GARBAGE);
    }
    if (!frame.maskCaptured) {
      anomalies.add(Anomaly.SNAPLEN_TRUNCATED);
    }
  }

  private void readByMask() {
    long mask = frame.mask;
    int flits = frame.flits;
    int flit = 0;
    while (flit < flits) {
      int start = nextStart(mask, flit, flits);
      inspectPadding(flit, start);
      flit = start < flits ? readMarked(start) : flits;
    }
    if (flits < MAX_STARTS && mask >>> flits != 0) {
      anomalies.add(Anomaly.MASK_BEYOND);
    }
  }

  /** Reads the word at a marked flit and returns the flit to go on with. */
  private int readMarked(int flit) {
    long header = frame.word(flit);
    if (channelOf(header) == Channel.PADDING) {
      anomalies.add(Anomaly.MASK_ON_PADDING);
      return flit + 1;
    }
    int next = readMessage(flit, header);
    if (!frame.isStopped() && hasMarks(flit + 1, next)) {
      anomalies.add(Anomaly.MASK_OVERLAP);
    }
    return next;
  }

  private void readInSequence() {
    int flit = 0;
    while (flit < frame.capturedFlits) {
      long header = frame.word(flit);
      if (channelOf(header) == Channel.PADDING) {
        if (header != 0 && !frame.maskCaptured) {
          anomalies.add(Anomaly.NONZERO_PAD);
        }
        flit++;
      } else if (flit < MAX_STARTS) {
        flit = readMessage(flit, header);
      } else {
        anomalies.add(Anomaly.NONZERO_UNMASKED);
        return;
      }
    }
  }

  /** How many messages a reading in sequence finds; -1 when it fails. Leaves no trace. */
  private int countInSequence() {
    int count = 0;
    int flit = 0;
    while (flit < frame.flits) {
      long header = frame.word(flit);
      if (channelOf(header) == Channel.PADDING) {
        flit++;
        continue;
      }
      Opcode opcode = Opcode.ofHeader(header);
      if (opcode == null || flit >= MAX_STARTS) {
        return -1;
      }
      flit += opcode.flits(lengthSize(opcode, header));
      count++;
    }
    return flit == frame.flits ? count : -1;
  }

  /** Keeps the message at {@code flit}, or stops the frame; returns the flit behind it. */
  private int readMessage(int flit, long header) {
    Opcode opcode = Opcode.ofHeader(header);
    if (opcode == null) {
      boolean unknownChannel = !Channel.isDefined(channelOf(header));
      return stop(flit, unknownChannel ? Anomaly.MSG_CHAN : Anomaly.MSG_OPCODE);
    }
    int end = flit + opcode.flits(lengthSize(opcode, header));
    if (end > frame.flits) {
      if (end != frame.flits + 1 || flit != 0 || !mayLieOverData()) {
        return stop(flit, Anomaly.MSG_TRUNCATED);
      }
      if (frame.maskCaptured) {
        anomalies.add(Anomaly.QUIRK_MASK_OVER_DATA);
      }
    }
    keep(flit, header, opcode);
    return end;
  }

  /**
   * One endpoint forgets the mask word in its frame length and overwrites its last data word with
   * the mask. Of a cut frame nobody knows the mask, so it may be such a one.
   */
  private boolean mayLieOverData() {
    return !frame.maskCaptured || frame.mask == 1;
  }

  private void keep(int flit, long header, Opcode opcode) {
    int index = messages.add(flit, header, opcode);
    if (opcode.hasSecondWord() && flit + 1 < frame.capturedFlits) {
      messages.second(index, frame.word(flit + 1));
    }
    // A frame read twice has its messages checked once.
    if ((checkedStarts & (1L << flit)) == 0) {
      checkedStarts |= 1L << flit;
      checks.check(index);
    }
    if (opcode.hasByteMask()) {
      messages.written(index, checks.bytesWritten(index));
    }
  }

  private int stop(int flit, Anomaly reason) {
    anomalies.add(reason);
    frame.stopFlit = flit;
    return Integer.MAX_VALUE;
  }

  private void inspectPadding(int from, int to) {
    if (isZero(from, to)) {
      return;
    }
    for (int flit = from; flit < to; flit++) {
      long word = frame.word(flit);
      if (word != 0) {
        anomalies.add(
            Channel.isDefined(channelOf(word)) ? Anomaly.NONZERO_UNMASKED : Anomaly.NONZERO_PAD);
      }
    }
  }

  private boolean isZero(int from, int to) {
    long bits = 0;
    for (int flit = from; flit < to; flit++) {
      bits |= frame.word(flit);
    }
    return bits == 0;
  }

  /** True when the mask marks a flit in [from, to). */
  private boolean hasMarks(int from, int to) {
    int end = Math.min(to, frame.flits);
    return from < end && nextStart(frame.mask, from, end) < end;
  }

  private static int nextStart(long mask, int from, int limit) {
    if (from >= MAX_STARTS) {
      return limit;
    }
    long rest = mask >>> from;
    return rest == 0 ? limit : Math.min(limit, from + Long.numberOfTrailingZeros(rest));
  }

  /** Channel E has no size field: its bits are reserved and must not lengthen the message. */
  private static int lengthSize(Opcode opcode, long header) {
    return opcode == Opcode.E_GRANT_ACK ? 0 : Messages.sizeOf(header);
  }

  private static int channelOf(long word) {
    return (int) (word >>> 60) & 7;
  }
}
