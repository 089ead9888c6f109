package io.memwall.collectors.simulator.fabric;

/**
 * One TileLink message.
 *
 * @param param grow, cap, shrink or operation number of the kind
 * @param size exponent: the message is about 2^size bytes
 * @param id source of the transaction; on E and for grants see {@code sink}
 * @param sink transaction of the pool that a grant opens and a grant ack closes; else 0
 * @param address in the pool; responses on D carry it in the model, not on the wire
 * @param detail what most messages have no need of
 */
public record Message(
    Kind kind, int param, int size, int id, int sink, long address, Detail detail) {
  public static final int GROW_N_TO_B = 0;
  public static final int GROW_N_TO_T = 1;
  public static final int GROW_B_TO_T = 2;
  public static final int CAP_TO_T = 0;
  public static final int CAP_TO_B = 1;
  public static final int CAP_TO_N = 2;
  public static final int SHRINK_T_TO_B = 0;
  public static final int SHRINK_T_TO_N = 1;
  public static final int SHRINK_B_TO_N = 2;
  public static final int REPORT_T_TO_T = 3;
  public static final int REPORT_B_TO_B = 4;
  public static final int REPORT_N_TO_N = 5;

  /**
   * Rarely used fields.
   *
   * @param domain ordering domain, 0 to 255; 0 is none
   * @param denied the request was refused; on D only
   * @param corrupt the data are known to be wrong
   */
  public record Detail(int domain, boolean denied, boolean corrupt, Content content) {
    static final Detail NONE = new Detail(0, false, false, Content.UNWRITTEN);
  }

  /** A message without anything unusual. */
  public Message(Kind kind, int param, int size, int id, int sink, long address) {
    this(kind, param, size, id, sink, address, Detail.NONE);
  }

  public Message withDetail(Detail other) {
    return new Message(kind, param, size, id, sink, address, other);
  }

  public Message withContent(Content content) {
    return withDetail(new Detail(detail.domain(), detail.denied(), detail.corrupt(), content));
  }

  /** 8-byte words on the wire, which is also what the message costs in credits. */
  public int flits() {
    return kind.headerFlits() + maskFlits() + dataFlits();
  }

  int dataFlits() {
    if (!kind.hasData()) {
      return 0;
    }
    return size < 3 ? 1 : 1 << (size - 3);
  }

  int maskFlits() {
    if (!kind.hasMask()) {
      return 0;
    }
    return size < 6 ? 1 : 1 << (size - 6);
  }

  /** Bytes of memory content carried; 0 for a message without data. */
  public long payloadBytes() {
    return kind.hasData() ? 1L << size : 0;
  }

  /** An answer on another channel: same transaction, same size, domain and address. */
  public Message answer(Kind answer, int answerParam, int answerSink) {
    Detail same = new Detail(detail.domain(), false, false, Content.UNWRITTEN);
    return new Message(answer, answerParam, size, id, answerSink, address, same);
  }
}
