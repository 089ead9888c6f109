package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.SequenceClass;
import java.util.List;

/** Several listeners as one, in their order. */
record Listeners(List<FrameListener> all) implements FrameListener {
  Listeners {
    all = List.copyOf(all);
  }

  @Override
  public void onFrame(long nanos, Frame frame, HalfView half, SequenceClass sequenceClass) {
    all.forEach(each -> each.onFrame(nanos, frame, half, sequenceClass));
  }

  @Override
  public void onUnassigned(long nanos, Frame frame) {
    all.forEach(each -> each.onUnassigned(nanos, frame));
  }

  @Override
  public void onReject(long nanos, Frame frame, Reject reject) {
    all.forEach(each -> each.onReject(nanos, frame, reject));
  }
}
