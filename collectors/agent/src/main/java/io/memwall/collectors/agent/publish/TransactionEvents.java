package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.SampledExchange;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Transaction;
import io.memwall.schemas.events.TransactionOutcome;

/** Sampled transactions as Avro. */
final class TransactionEvents {
  private TransactionEvents() {}

  static Transaction of(SampledExchange exchange, Envelope envelope) {
    Transaction.Builder event = Transaction.newBuilder().setEnvelope(envelope);
    half(event, exchange.half());
    request(event, exchange.request());
    ending(event, exchange.ending());
    return event
        .setClass$(exchange.latencyClass())
        .setHeadSampled(exchange.sample().head())
        .setTailSampled(exchange.sample().tail())
        .setSampleWeight(exchange.sample().weight())
        .setRetransInvolved(exchange.retransInvolved())
        .setCorrupt(exchange.corrupt())
        .build();
  }

  private static void half(Transaction.Builder event, FlowRecord.Half half) {
    event
        .setTapId(half.tapId())
        .setConnId(half.connId())
        .setInc(half.inc())
        .setDir(half.dir())
        .setMacSrc(half.macSource())
        .setMacDst(half.macDestination())
        .setVc(half.vc())
        .setSrcNode(half.place().sourceNode().orElse(null))
        .setDstNode(half.place().destinationNode().orElse(null))
        .setLinkId(half.place().link().orElse(null));
  }

  private static void request(Transaction.Builder event, SampledExchange.Request request) {
    event
        .setChannel(request.what().channel())
        .setOpcode(request.what().opcode())
        .setParam(request.what().param())
        .setSize(request.what().sizeExponent())
        .setSource(request.source())
        .setDomain(request.domain())
        .setTRequest(Nanos.instant(request.sight().frameNanos()))
        .setRequestFrame(request.sight().frameNumber());
    request.address().ifPresent(event::setAddr);
    request.sink().ifPresent(event::setSink);
    request.acquireNanos().ifPresent(nanos -> event.setTAcquire(Nanos.instant(nanos)));
  }

  private static void ending(Transaction.Builder event, SampledExchange.Ending ending) {
    event.setOutcome(TransactionOutcome.valueOf(ending.outcome()));
    ending.nanos().ifPresent(nanos -> event.setTResponse(Nanos.instant(nanos)));
    ending.latencyNanos().ifPresent(event::setLatencyNs);
    ending.sizeExponent().ifPresent(event::setResponseSize);
    ending.frameNumber().ifPresent(event::setResponseFrame);
  }
}
