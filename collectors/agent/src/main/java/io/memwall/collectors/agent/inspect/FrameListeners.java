package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.ConnectionEventView;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.flow.ViolationView;
import java.util.List;

/** Several listeners as one, in their order. */
record FrameListeners(List<FrameListener> all) implements FrameListener {
  FrameListeners {
    all = List.copyOf(all);
  }

  @Override
  public void onFrame(long nanos, Frame frame, HalfView half, SequenceClass sequenceClass) {
    for (FrameListener each : all) {
      each.onFrame(nanos, frame, half, sequenceClass);
    }
  }

  @Override
  public void onUnassigned(long nanos, Frame frame) {
    all.forEach(each -> each.onUnassigned(nanos, frame));
  }

  @Override
  public void onReject(long nanos, Frame frame, Reject reject) {
    all.forEach(each -> each.onReject(nanos, frame, reject));
  }

  @Override
  public void onTransaction(TransactionView transaction, HalfView requester) {
    for (FrameListener each : all) {
      each.onTransaction(transaction, requester);
    }
  }

  @Override
  public void onViolation(ViolationView violation) {
    all.forEach(each -> each.onViolation(violation));
  }

  @Override
  public void onConnection(ConnectionEventView event) {
    all.forEach(each -> each.onConnection(event));
  }
}
