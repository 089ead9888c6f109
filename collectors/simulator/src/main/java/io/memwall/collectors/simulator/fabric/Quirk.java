package io.memwall.collectors.simulator.fabric;

/** Ways in which implementations of the protocol differ from its text or from each other. */
enum Quirk {
  /** Never refuses a number: a hole is left to the sender's timeout. */
  NO_NAK,
  /** Refuses on every frame until the hole is filled, not on one. */
  STICKY_NAK,
  /** Sends stored bytes again, old acknowledgement included. */
  REPLAYS_BYTES,
  /** Hardly ever answers a duplicate. */
  SILENT_ON_DUPLICATES,
  /** Acknowledges a duplicate by its own number, although later ones have arrived. */
  ACKS_DUPLICATE_BY_ITS_NUMBER,
  /** Answers a refusal with everything that it still stores. */
  RESENDS_EVERYTHING,
  /** The host's end acknowledges one number more than has arrived, unless one is missing. */
  ACKS_ONE_AHEAD,
  /** Refuses, though nothing is missing, until the first frame has arrived. */
  OPENS_WITH_NAK,
  /** Neither waits for credits nor returns any. */
  NO_FLOW_CONTROL,
  /** The opening always returns the same credits, however large the buffers. */
  FIXED_OPENING,
  /** Source 0 on every message. */
  SOURCE_ZERO,
  /** AccessAck says size 0. */
  ACK_SIZE_ZERO,
  /** A message of more than 40 bytes has its last word overwritten by the frame mask. */
  MASK_OVER_DATA,
  /** An empty frame's mask claims a message at the first word. */
  MASK_ON_PADDING,
  /** Empty frames return credits of channel C that nobody has spent. */
  BOGUS_C_CREDIT,
  /** Answers an empty frame with an empty frame. */
  ECHOES_EMPTY,
  /** One word of padding more than needed. */
  EXTRA_WORD,
  /** Frames with requests have a credit field, but channel 0. */
  CREDIT_WITHOUT_CHANNEL,
  /** Requests for more than 32 bytes come in frames of 110 bytes, reads excepted. */
  LONG_REQUESTS,
  /** EtherType 0, and one address per cable, for both ends. */
  BARE_ETHERNET;

  @SuppressWarnings("EnumOrdinal") // a bit of a set in memory
  long bit() {
    return 1L << ordinal();
  }
}
