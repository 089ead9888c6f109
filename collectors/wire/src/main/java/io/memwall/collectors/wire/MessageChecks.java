package io.memwall.collectors.wire;

/** Rules a message can break without becoming unreadable; each breach is counted, none drops it. */
final class MessageChecks {
  private static final long RESERVED = (1L << 63) | (1L << 56) | (0xFFFL << 26);
  private static final long RESERVED_E = (1L << 63) | 0xFFF_FFFF_FC00_0000L;
  private static final long RESERVED_SINK = ~0x3FF_FFFFL;
  private static final int LARGEST_DATA = 13;
  private static final int LARGEST_MASKED_DATA = 12;

  /** Mask word and the eight data words it covers. */
  private static final int GROUP_FLITS = 9;

  private final Frame frame;
  private final Messages messages;
  private final Anomalies anomalies;

  MessageChecks(Frame frame) {
    this.frame = frame;
    this.messages = frame.messages;
    this.anomalies = frame.anomalies;
  }

  void check(int index) {
    Opcode opcode = messages.opcode(index);
    checkReserved(index, opcode);
    if (opcode == Opcode.E_GRANT_ACK) {
      return;
    }
    int size = messages.sizeExponent(index);
    if (messages.hasAddress(index) && (messages.address(index) & (1L << size) - 1) != 0) {
      anomalies.add(Anomaly.MISALIGNED);
    }
    if (!opcode.params().allows(messages.param(index))) {
      anomalies.add(Anomaly.PARAM);
    }
    if (opcode.hasData() && size > (opcode.hasByteMask() ? LARGEST_MASKED_DATA : LARGEST_DATA)) {
      anomalies.add(Anomaly.SIZE_DATA);
    }
    checkErrorBits(index, opcode);
    if (opcode.hasByteMask()) {
      checkByteMask(index, size);
    }
  }

  /** Population of the byte masks of a PutPartialData; unknown when any was cut off. */
  int bytesWritten(int index) {
    int start = messages.startFlit(index);
    int end = start + messages.flits(index);
    int bytes = 0;
    for (int flit = start + 2; flit < end; flit += GROUP_FLITS) {
      if (flit >= frame.capturedFlits) {
        return Messages.UNKNOWN;
      }
      bytes += Long.bitCount(frame.word(flit));
    }
    return bytes;
  }

  private void checkReserved(int index, Opcode opcode) {
    long reserved = opcode == Opcode.E_GRANT_ACK ? RESERVED_E : RESERVED;
    long bits = messages.header(index) & reserved;
    if (opcode.hasSink()) {
      bits |= messages.secondWord(index) & RESERVED_SINK;
    }
    if (bits != 0) {
      anomalies.add(Anomaly.MSG_RESERVED);
    }
  }

  private void checkErrorBits(int index, Opcode opcode) {
    boolean denied = messages.isDenied(index);
    boolean corrupt = messages.isCorrupt(index);
    if (denied && opcode.channel() != Channel.D) {
      anomalies.add(Anomaly.DENIED_NOT_D);
    }
    if (corrupt && !opcode.hasData()) {
      anomalies.add(Anomaly.CORRUPT_NO_DATA);
    }
    boolean unmarked = opcode == Opcode.D_GRANT_DATA && !corrupt;
    if (denied && (unmarked || opcode == Opcode.D_RELEASE_ACK)) {
      anomalies.add(Anomaly.DENIED_RULE);
    }
  }

  /** Below 8 bytes any lane of the one word may be meant: endpoints disagree on the lanes. */
  private void checkByteMask(int index, int size) {
    int flit = messages.startFlit(index) + 2;
    if (size >= 6 || flit >= frame.capturedFlits) {
      return;
    }
    long allowed = (1L << Math.max(8, 1 << size)) - 1;
    if ((frame.word(flit) & ~allowed) != 0) {
      anomalies.add(Anomaly.PUT_MASK_RANGE);
    }
  }
}
