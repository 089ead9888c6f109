package io.memwall.collectors.agent.frames;

import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.Outcome;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A request and what became of it, kept beyond the tracker's call.
 *
 * @param request the request's opcode; for GrantAck latencies that of the grant
 * @param requestFrame number in the capture; empty when it is too far back
 * @param responseFrame empty without a response
 * @param latencyNanos empty without a response, and where a doubt forbids one
 */
record Exchange(
    LatencyClass latencyClass,
    Outcome outcome,
    Opcode request,
    int source,
    OptionalInt sink,
    OptionalLong address,
    OptionalLong requestFrame,
    OptionalLong responseFrame,
    OptionalLong latencyNanos) {

  static Exchange of(TransactionView view, FrameNumbers numbers) {
    OptionalLong response = view.responseFrame();
    boolean timed = view.responseNanos().isPresent() && view.outcome() != Outcome.AMBIGUOUS;
    return new Exchange(
        view.latencyClass(),
        view.outcome(),
        view.opcode(),
        view.source(),
        view.sink(),
        view.hasAddress() ? OptionalLong.of(view.address()) : OptionalLong.empty(),
        numbers.inCapture(view.requestFrame()),
        response.isPresent() ? numbers.inCapture(response.getAsLong()) : OptionalLong.empty(),
        timed
            ? OptionalLong.of(view.responseNanos().getAsLong() - view.requestNanos())
            : OptionalLong.empty());
  }

  /** The message that began it, such as "A.Get src 3". */
  String requestText() {
    boolean grant = latencyClass == LatencyClass.GRANT_ACK && sink.isPresent();
    return MessageText.name(request) + (grant ? " sink " + sink.getAsInt() : " src " + source);
  }

  /** Whether this message of an answering frame is the response. */
  boolean isAnsweredBy(Messages messages, int index) {
    if (latencyClass == LatencyClass.GRANT_ACK) {
      return sink.isPresent()
          && messages.opcode(index) == Opcode.E_GRANT_ACK
          && messages.sink(index) == sink.getAsInt();
    }
    return messages.source(index) == source
        && messages.opcode(index).channel() != request.channel();
  }
}
