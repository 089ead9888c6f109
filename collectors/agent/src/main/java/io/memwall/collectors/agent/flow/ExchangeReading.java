package io.memwall.collectors.agent.flow;

import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.match.Outcome;
import java.util.Locale;
import java.util.OptionalLong;

/** Copies sampled transactions out of their view, which is valid for the call only. */
final class ExchangeReading {
  private ExchangeReading() {}

  /**
   * @param openStart start of the open interval, nanoseconds since the Unix epoch
   */
  static SampledExchange of(TransactionView view, FlowRecord.Half half, long openStart) {
    return new SampledExchange(
        Math.max(openStart, view.responseNanos().orElse(openStart)),
        half,
        view.latencyClass().name().toLowerCase(Locale.ROOT),
        request(view),
        ending(view),
        new SampledExchange.Sample(view.isHeadSampled(), view.isTailSampled(), view.sampleWeight()),
        view.retransInvolved(),
        view.corrupt());
  }

  private static SampledExchange.Request request(TransactionView view) {
    return new SampledExchange.Request(
        new SampledExchange.Kind(
            view.opcode().channel().code(),
            view.opcode().code(),
            view.param(),
            view.sizeExponent()),
        view.hasAddress() ? OptionalLong.of(view.address()) : OptionalLong.empty(),
        view.source(),
        view.sink(),
        view.domain(),
        new ConnectionNote.Sight(view.requestNanos(), view.requestFrame()),
        view.acquireNanos());
  }

  private static SampledExchange.Ending ending(TransactionView view) {
    boolean certain = view.outcome() == Outcome.MATCHED || view.outcome() == Outcome.DENIED;
    return new SampledExchange.Ending(
        view.outcome().name(),
        view.responseNanos(),
        certain ? OptionalLong.of(view.latencyNanos()) : OptionalLong.empty(),
        view.responseSizeExponent(),
        view.responseFrame());
  }
}
