package io.memwall.collectors.wire.flow;

/** The implementation a connection behaves like; used for defaults only. */
public enum Profile {
  UNKNOWN,
  /** The letter of the 1.0.3 draft: 62-byte minimum, no credits before the first grant. */
  SPEC103,
  /** The WD endpoint in its 1.0.3 mode. */
  WD10,
  /** The WD endpoint: 128 flits of credit per channel before any grant. */
  WD11,
  /** ETRI's C endpoint: five handshake frames of 2^10 each, source always 0. */
  ETRI11,
  /** The LeWiz endpoint: answers every empty frame, opens with a NAK. */
  LEWIZ103,
  /** Hardware of 2020: EtherType 0, equal addresses. */
  HW2020,
  /** ETRI's Chisel endpoint: acknowledges one ahead, has no flow control. */
  CHISEL11
}
