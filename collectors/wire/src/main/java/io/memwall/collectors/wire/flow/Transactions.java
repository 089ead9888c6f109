package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.match.Outcome;
import io.memwall.collectors.wire.match.Transaction;
import io.memwall.collectors.wire.sample.TransactionSampler;

/** Shows ended transactions to the listener, with what the samplers say of them. */
final class Transactions {
  private final TransactionSampler sampler;
  private final FrameListener listener;
  private final HalfView requesterView;
  private final SampledTransaction view = new SampledTransaction();

  Transactions(TransactionSampler sampler, FrameListener listener, HalfView requesterView) {
    this.sampler = sampler;
    this.listener = listener;
    this.requesterView = requesterView;
  }

  void show(Transaction ended, Half requester) {
    long head = 0;
    if (sampler.takesHead(requester.connection.hash, ended.source(), ended.requestSequence())) {
      head = Math.round(sampler.headWeight());
    }
    long tail = 0;
    if (ended.outcome() == Outcome.MATCHED
        && sampler.takesTail(ended.latencyClass(), ended.responseNanos(), ended.latencyNanos())) {
      tail = Math.max(1, Math.round(sampler.tailWeight()));
    }
    listener.onTransaction(view.of(ended, head, tail), requesterView.of(requester));
  }
}
