package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.Outcome;
import io.memwall.collectors.wire.match.Transaction;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A transaction of the matching as the listener sees it, with the samplers' verdict. */
final class SampledTransaction implements TransactionView {
  private Transaction transaction;
  private long headWeight;
  private long tailWeight;

  SampledTransaction of(Transaction ended, long head, long tail) {
    transaction = ended;
    headWeight = head;
    tailWeight = tail;
    return this;
  }

  @Override
  public LatencyClass latencyClass() {
    return transaction.latencyClass();
  }

  @Override
  public Outcome outcome() {
    return transaction.outcome();
  }

  @Override
  public Opcode opcode() {
    return transaction.opcode();
  }

  @Override
  public int param() {
    return transaction.param();
  }

  @Override
  public int sizeExponent() {
    return transaction.sizeExponent();
  }

  @Override
  public OptionalInt responseSizeExponent() {
    int size = transaction.responseSizeExponent();
    return size < 0 ? OptionalInt.empty() : OptionalInt.of(size);
  }

  @Override
  public boolean hasAddress() {
    return transaction.hasAddress();
  }

  @Override
  public long address() {
    return transaction.address();
  }

  @Override
  public int source() {
    return transaction.source();
  }

  @Override
  public OptionalInt sink() {
    return transaction.sink() < 0 ? OptionalInt.empty() : OptionalInt.of(transaction.sink());
  }

  @Override
  public int domain() {
    return transaction.domain();
  }

  @Override
  public long requestNanos() {
    return transaction.requestNanos();
  }

  @Override
  public OptionalLong responseNanos() {
    return time(transaction.responseNanos());
  }

  @Override
  public OptionalLong ackNanos() {
    return latencyClass() == LatencyClass.GRANT_ACK ? responseNanos() : OptionalLong.empty();
  }

  @Override
  public OptionalLong acquireNanos() {
    return time(transaction.acquireNanos());
  }

  @Override
  public long latencyNanos() {
    return transaction.latencyNanos();
  }

  @Override
  public long requestFrame() {
    return transaction.requestFrame();
  }

  @Override
  public OptionalLong responseFrame() {
    long frame = transaction.responseFrame();
    return frame == 0 ? OptionalLong.empty() : OptionalLong.of(frame);
  }

  @Override
  public boolean isHeadSampled() {
    return headWeight > 0;
  }

  @Override
  public boolean isTailSampled() {
    return tailWeight > 0;
  }

  @Override
  public long sampleWeight() {
    return headWeight > 0 ? headWeight : tailWeight;
  }

  @Override
  public boolean retransInvolved() {
    return transaction.retransInvolved();
  }

  @Override
  public boolean corrupt() {
    return transaction.corrupt();
  }

  private static OptionalLong time(long nanos) {
    return nanos == Transaction.NEVER ? OptionalLong.empty() : OptionalLong.of(nanos);
  }
}
