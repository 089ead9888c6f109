package io.memwall.collectors.simulator.fabric;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** How an implementation of the protocol behaves where implementations differ. */
public enum Profile {
  /** The 1.0.3 text: acks are ordinary frames that take a number; credits start at zero. */
  SPEC103(
      "spec103",
      new Framing(6, false),
      new Crediting(0, 10),
      Quirk.ACKS_DUPLICATE_BY_ITS_NUMBER),
  /** The open endpoint as it speaks 1.0.3. */
  WD10(
      "wd10",
      new Framing(7, false),
      new Crediting(0, 10),
      Quirk.STICKY_NAK,
      Quirk.REPLAYS_BYTES,
      Quirk.SILENT_ON_DUPLICATES),
  /** The open 1.1 endpoint: open and ack-only frames, 128 credits before any grant. */
  WD11(
      "wd11",
      new Framing(7, true),
      new Crediting(128, 9),
      Quirk.STICKY_NAK,
      Quirk.REPLAYS_BYTES,
      Quirk.SILENT_ON_DUPLICATES),
  /** The C endpoint: no transaction ids, no refusals, recovery by a timeout of 100 ms. */
  ETRI11(
      "etri11",
      new Framing(7, true),
      new Crediting(0, 10),
      Quirk.NO_NAK,
      Quirk.ACKS_DUPLICATE_BY_ITS_NUMBER,
      Quirk.FIXED_OPENING,
      Quirk.SOURCE_ZERO,
      Quirk.ACK_SIZE_ZERO,
      Quirk.MASK_OVER_DATA),
  /** The agent that keeps a line busy with empty frames. */
  LEWIZ103(
      "lewiz103",
      new Framing(7, false),
      new Crediting(0, 9),
      Quirk.OPENS_WITH_NAK,
      Quirk.FIXED_OPENING,
      Quirk.MASK_ON_PADDING,
      Quirk.BOGUS_C_CREDIT,
      Quirk.ECHOES_EMPTY,
      Quirk.EXTRA_WORD,
      Quirk.CREDIT_WITHOUT_CHANNEL),
  /** Hardware of 2020, met in the middle of its work. */
  HW2020("hw2020", new Framing(6, false), new Crediting(0, 10), Quirk.BARE_ETHERNET),
  /** The Chisel endpoint: acks one ahead, no flow control, a timeout of 10 s. */
  CHISEL11(
      "chisel11",
      new Framing(7, true),
      new Crediting(0, 10),
      Quirk.ACKS_ONE_AHEAD,
      Quirk.OPENS_WITH_NAK,
      Quirk.NO_FLOW_CONTROL,
      Quirk.RESENDS_EVERYTHING,
      Quirk.REPLAYS_BYTES,
      Quirk.LONG_REQUESTS);

  private static final long MICRO = 1_000;
  private static final long SECOND = 1_000_000_000L;

  private final String word;
  private final Framing framing;
  private final Crediting crediting;
  private final Set<Quirk> quirks;

  /**
   * Shape of frames.
   *
   * @param leastWords smallest frame payload, in 8-byte words
   * @param typed whether frames have types, and acks that take no number exist
   */
  private record Framing(int leastWords, boolean typed) {}

  /**
   * Credits at the beginning.
   *
   * @param base flits per channel that may be sent before any credit came
   * @param openingExponent 2^exponent flits per channel are granted when a connection opens
   */
  private record Crediting(int base, int openingExponent) {}

  Profile(String word, Framing framing, Crediting crediting, Quirk... quirks) {
    this.word = word;
    this.framing = framing;
    this.crediting = crediting;
    this.quirks = EnumSet.noneOf(Quirk.class);
    this.quirks.addAll(Arrays.asList(quirks));
  }

  /** The name users type. */
  public String word() {
    return word;
  }

  /** Whether an observer can know from the frames what credits there were to begin with. */
  public boolean showsCreditBase() {
    return this != HW2020 && !has(Quirk.NO_FLOW_CONTROL);
  }

  /** Whether frames open and close connections, so that a new beginning can be recognised. */
  public boolean canReconnect() {
    return framing.typed();
  }

  boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  int leastWords() {
    return framing.leastWords();
  }

  boolean hasAckOnly() {
    return framing.typed();
  }

  int baseCredits() {
    return crediting.base();
  }

  int openingExponent() {
    return crediting.openingExponent();
  }

  /** Flits per channel that a receiver has room for unless told otherwise. */
  int bufferFlits() {
    return crediting.base() + (1 << crediting.openingExponent());
  }

  /** How long a sender waits for progress before it sends again. */
  long timeoutNanos() {
    return switch (this) {
      case ETRI11 -> SECOND / 10;
      case CHISEL11 -> 10 * SECOND;
      default -> 20 * MICRO;
    };
  }

  int etherType() {
    return has(Quirk.BARE_ETHERNET) ? 0 : 0xAAAA;
  }

  /** Frames that either end sends before anything else. */
  int openingFrames() {
    return has(Quirk.NO_FLOW_CONTROL) ? 1 : Channel.values().length;
  }

  /** Frames with several messages would not survive these quirks. */
  boolean canPack() {
    return !has(Quirk.MASK_OVER_DATA) && !has(Quirk.EXTRA_WORD);
  }
}
