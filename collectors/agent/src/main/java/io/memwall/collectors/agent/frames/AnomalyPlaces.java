package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * At which words of a frame its oddities are. The decoder says what it met, and only that is placed
 * here; what has no place of its own belongs to the frame as a whole.
 */
final class AnomalyPlaces {
  private static final int HEADER = 0;
  private static final long RESERVED = 1L << 63 | 1L << 56 | 0xFFFL << 26;
  private static final long RESERVED_E = 1L << 63 | 0xFFF_FFFF_FC00_0000L;
  private static final long RESERVED_SINK = ~0x3FF_FFFFL;

  private final Frame frame;
  private final Set<Anomaly> met = EnumSet.noneOf(Anomaly.class);
  private final Set<Anomaly> unplaced = EnumSet.noneOf(Anomaly.class);
  private final TreeMap<Integer, Set<Anomaly>> places = new TreeMap<>();
  private final boolean[] claimed;

  AnomalyPlaces(Frame frame) {
    this.frame = frame;
    this.claimed = new boolean[frame.capturedFlits()];
    for (int i = 0; i < frame.anomalies().logged(); i++) {
      met.add(frame.anomalies().at(i));
    }
    unplaced.addAll(met);
    if (!met.isEmpty()) {
      place();
    }
  }

  /** Oddities of a word: 0 the header, then the flits, then the mask. */
  List<Anomaly> at(int word) {
    return List.copyOf(places.getOrDefault(word, Set.of()));
  }

  /** Those that are not at any captured word. */
  List<Anomaly> elsewhere() {
    return List.copyOf(unplaced);
  }

  private void place() {
    put(Anomaly.HDR_RESERVED, HEADER);
    put(Anomaly.CREDIT_CHAN_RESERVED, HEADER);
    put(Anomaly.TYPE_RESERVED, HEADER);
    for (int i = 0; i < frame.messages().size(); i++) {
      claim(i);
      check(i);
    }
    if (frame.isStopped()) {
      int word = frame.stopFlit() + 1;
      List.of(Anomaly.MSG_CHAN, Anomaly.MSG_OPCODE, Anomaly.MSG_TRUNCATED)
          .forEach(each -> put(each, word));
    }
    int end = frame.isStopped() ? frame.stopFlit() : claimed.length;
    for (int flit = 0; flit < end; flit++) {
      checkFlit(flit);
    }
    if (frame.isMaskCaptured()) {
      int mask = claimed.length + 1;
      List.of(
              Anomaly.MASK_BEYOND,
              Anomaly.ACKONLY_MASK,
              Anomaly.MASK_MISMATCH_SEQ_USED,
              Anomaly.QUIRK_MASK_OVER_DATA)
          .forEach(each -> put(each, mask));
    }
  }

  private void claim(int index) {
    int start = frame.messages().startFlit(index);
    int end = Math.min(claimed.length, start + frame.messages().flits(index));
    // Where reading in sequence was right and the mask wrong, this is what the mask missed.
    putIf(frame.isMaskCaptured() && !isMarked(start), Anomaly.NONZERO_UNMASKED, start + 1);
    for (int flit = start; flit < end; flit++) {
      claimed[flit] = true;
      if (flit > start && isMarked(flit)) {
        put(Anomaly.MASK_OVERLAP, flit + 1);
      }
    }
  }

  private void checkFlit(int flit) {
    long word = frame.bodyWord(flit);
    if (claimed[flit]) {
      return;
    }
    if (word != 0) {
      put(Anomaly.ACKONLY_GARBAGE, flit + 1);
      boolean headerLike = Channel.of((int) (word >>> 60) & 7).isPresent();
      put(headerLike ? Anomaly.NONZERO_UNMASKED : Anomaly.NONZERO_PAD, flit + 1);
    }
    if (isMarked(flit)) {
      put(Anomaly.MASK_ON_PADDING, flit + 1);
    }
  }

  private boolean isMarked(int flit) {
    return flit < Long.SIZE && (frame.mask() >>> flit & 1) == 1;
  }

  private void check(int index) {
    Messages messages = frame.messages();
    Opcode opcode = messages.opcode(index);
    int word = messages.startFlit(index) + 1;
    boolean ack = opcode == Opcode.E_GRANT_ACK;
    putIf(
        (messages.header(index) & (ack ? RESERVED_E : RESERVED)) != 0, Anomaly.MSG_RESERVED, word);
    if (ack) {
      return;
    }
    boolean sinkBits = opcode.hasSink() && (messages.secondWord(index) & RESERVED_SINK) != 0;
    putIf(sinkBits, Anomaly.MSG_RESERVED, word + 1);
    long within = (1L << messages.sizeExponent(index)) - 1;
    boolean aligned = !messages.hasAddress(index) || (messages.address(index) & within) == 0;
    putIf(!aligned, Anomaly.MISALIGNED, word + 1);
    putIf(!opcode.params().allows(messages.param(index)), Anomaly.PARAM, word);
    putIf(opcode.hasData(), Anomaly.SIZE_DATA, word);
    putIf(opcode.hasByteMask(), Anomaly.PUT_MASK_RANGE, word + 2);
    putIf(messages.isDenied(index), Anomaly.DENIED_RULE, word);
    boolean onlyOnD = messages.isDenied(index) && opcode.channel() != Channel.D;
    putIf(onlyOnD, Anomaly.DENIED_NOT_D, word);
    putIf(messages.isCorrupt(index) && !opcode.hasData(), Anomaly.CORRUPT_NO_DATA, word);
  }

  private void putIf(boolean there, Anomaly anomaly, int word) {
    if (there) {
      put(anomaly, word);
    }
  }

  private void put(Anomaly anomaly, int word) {
    if (met.contains(anomaly)) {
      unplaced.remove(anomaly);
      places.computeIfAbsent(word, key -> EnumSet.noneOf(Anomaly.class)).add(anomaly);
    }
  }
}
