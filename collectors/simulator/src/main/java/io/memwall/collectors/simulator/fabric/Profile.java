package io.memwall.collectors.simulator.fabric;

/** How an implementation of the protocol behaves where implementations differ. */
public enum Profile {
  /** The 1.0.3 text: acks are ordinary frames that take a number; credits start at zero. */
  SPEC103("spec103", Words.SIX_UNTYPED, Credit.KIBI, Quirk.ACKS_DUPLICATE_BY_ITS_NUMBER),
  /** The open endpoint as it speaks 1.0.3. */
  WD10(
      "wd10",
      Words.SEVEN_UNTYPED,
      Credit.KIBI,
      Quirk.STICKY_NAK,
      Quirk.REPLAYS_BYTES,
      Quirk.SILENT_ON_DUPLICATES),
  /** The open 1.1 endpoint: open and ack-only frames, 128 credits before any grant. */
  WD11(
      "wd11",
      Words.SEVEN_TYPED,
      Credit.BASE_AND_512,
      Quirk.STICKY_NAK,
      Quirk.REPLAYS_BYTES,
      Quirk.SILENT_ON_DUPLICATES),
  /** The C endpoint: no transaction ids, no refusals, recovery by a timeout of 100 ms. */
  ETRI11(
      "etri11",
      Words.SEVEN_TYPED,
      Credit.KIBI,
      Quirk.NO_NAK,
      Quirk.ACKS_DUPLICATE_BY_ITS_NUMBER,
      Quirk.FIXED_OPENING,
      Quirk.SOURCE_ZERO,
      Quirk.ACK_SIZE_ZERO,
      Quirk.MASK_OVER_DATA),
  /** The agent that keeps a line busy with empty frames. */
  LEWIZ103(
      "lewiz103",
      Words.SEVEN_UNTYPED,
      Credit.FLITS_512,
      Quirk.OPENS_WITH_NAK,
      Quirk.FIXED_OPENING,
      Quirk.MASK_ON_PADDING,
      Quirk.BOGUS_C_CREDIT,
      Quirk.ECHOES_EMPTY,
      Quirk.EXTRA_WORD,
      Quirk.CREDIT_WITHOUT_CHANNEL),
  /** Hardware of 2020, met in the middle of its work. */
  HW2020("hw2020", Words.SIX_UNTYPED, Credit.KIBI, Quirk.BARE_ETHERNET),
  /** The Chisel endpoint: acks one ahead, no flow control, a timeout of 10 s. */
  CHISEL11(
      "chisel11",
      Words.SEVEN_TYPED,
      Credit.KIBI,
      Quirk.ACKS_ONE_AHEAD,
      Quirk.OPENS_WITH_NAK,
      Quirk.NO_FLOW_CONTROL,
      Quirk.RESENDS_EVERYTHING,
      Quirk.REPLAYS_BYTES,
      Quirk.LONG_REQUESTS);

  private static final int FLITS_OF_A_LINE = 10;
  private static final int MOST_AT_ONCE = 64;
  private static final long MICRO = 1_000;
  private static final long SECOND = 1_000_000_000L;

  private final String word;
  private final Words words;
  private final Credit credit;
  private final long quirks;

  /** Smallest frame payload in 8-byte words, and whether frames have types. */
  private enum Words {
    SIX_UNTYPED(6, false),
    SEVEN_UNTYPED(7, false),
    SEVEN_TYPED(7, true);

    private final int least;
    private final boolean typed;

    Words(int least, boolean typed) {
      this.least = least;
      this.typed = typed;
    }
  }

  /** Flits per channel that may be sent at once, and 2^exponent that the opening adds. */
  private enum Credit {
    KIBI(0, 10),
    FLITS_512(0, 9),
    BASE_AND_512(128, 9);

    private final int base;
    private final int openingExponent;

    Credit(int base, int openingExponent) {
      this.base = base;
      this.openingExponent = openingExponent;
    }
  }

  Profile(String word, Words words, Credit credit, Quirk... quirks) {
    this.word = word;
    this.words = words;
    this.credit = credit;
    long bits = 0;
    for (Quirk quirk : quirks) {
      bits |= quirk.bit();
    }
    this.quirks = bits;
  }

  /** The name users type. */
  public String word() {
    return word;
  }

  /** Whether an observer can know from the frames what credits a channel has. */
  public boolean showsCreditBase(Channel channel) {
    boolean bogus = channel == Channel.C && has(Quirk.BOGUS_C_CREDIT);
    return this != HW2020 && !has(Quirk.NO_FLOW_CONTROL) && !bogus;
  }

  /**
   * Whether a cut frame still shows all its messages. A word of padding behind the last one could
   * as well be one more.
   */
  public boolean showsMessagesOfCutFrames() {
    return !has(Quirk.EXTRA_WORD) && !has(Quirk.LONG_REQUESTS);
  }

  /**
   * Whether acknowledgements tell what the other end has. Where they run ahead, a frame that the
   * capture lost cannot be told from one still to come.
   */
  public boolean acknowledgesWhatArrived() {
    return !has(Quirk.ACKS_ONE_AHEAD);
  }

  /** Requests of one host: with a fixed opening no more than have room for their answers. */
  public int mostInFlight() {
    int answers = (1 << credit.openingExponent) / FLITS_OF_A_LINE;
    return has(Quirk.FIXED_OPENING) ? Math.min(answers, MOST_AT_ONCE) : Integer.MAX_VALUE;
  }

  /** Whether frames open and close connections, so that a new beginning can be recognised. */
  public boolean canReconnect() {
    return words.typed;
  }

  /** The source field of a message. */
  public int sourceOnWire(Message message) {
    return has(Quirk.SOURCE_ZERO) ? 0 : message.id();
  }

  /** The size field of a message. */
  public int sizeOnWire(Message message) {
    boolean zero = message.kind() == Kind.ACCESS_ACK && has(Quirk.ACK_SIZE_ZERO);
    return zero ? 0 : message.size();
  }

  boolean has(Quirk quirk) {
    return (quirks & quirk.bit()) != 0;
  }

  int leastWords() {
    return words.least;
  }

  boolean hasAckOnly() {
    return words.typed;
  }

  int baseCredits() {
    return credit.base;
  }

  int openingExponent() {
    return credit.openingExponent;
  }

  /** Flits per channel that a receiver has room for unless told otherwise. */
  int bufferFlits() {
    return credit.base + (1 << credit.openingExponent);
  }

  /** How long a sender waits for progress before it sends again. */
  public long timeoutNanos() {
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
