package io.memwall.collectors.simulator.fabric;

/**
 * One TileLink message.
 *
 * @param param grow, cap or shrink number of the kind
 * @param size exponent: the message is about 2^size bytes
 * @param id source of the transaction; on E and for grants see {@code sink}
 * @param sink transaction of the pool that a grant opens and a grant ack closes; else 0
 * @param address in the pool; responses on D carry it in the model, not on the wire
 */
public record Message(Kind kind, int param, int size, int id, int sink, long address) {
  public static final int GROW_N_TO_T = 1;
  public static final int CAP_TO_T = 0;
  public static final int CAP_TO_N = 2;
  public static final int SHRINK_T_TO_N = 1;
  public static final int REPORT_N_TO_N = 5;

  /** 8-byte words on the wire, which is also what the message costs in credits. */
  public int flits() {
    return kind.headerFlits() + dataFlits();
  }

  int dataFlits() {
    if (!kind.hasData()) {
      return 0;
    }
    return size < 3 ? 1 : 1 << (size - 3);
  }

  /** Bytes of memory content carried; 0 for a message without data. */
  public long payloadBytes() {
    return kind.hasData() ? 1L << size : 0;
  }

  /** An answer on another channel: same transaction, same size and address. */
  public Message answer(Kind answer, int answerParam, int answerSink) {
    return new Message(answer, answerParam, size, id, answerSink, address);
  }
}
