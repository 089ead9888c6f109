package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.ConnectionNote;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.BaseCredit;
import io.memwall.schemas.events.Breach;
import io.memwall.schemas.events.Connection;
import io.memwall.schemas.events.ConnectionKind;
import io.memwall.schemas.events.Cumulative;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.TapPosition;
import io.memwall.schemas.events.Visibility;

/** Turns and breaches of connections as Avro. */
final class ConnectionEvents {
  private ConnectionEvents() {}

  static Connection of(ConnectionNote note, Envelope envelope) {
    Connection.Builder event = Connection.newBuilder().setEnvelope(envelope);
    half(event, note.half());
    FlowRecord.Totals totals = note.totals();
    return event
        .setProfile(note.standing().profile())
        .setVisibility(note.standing().oneSided() ? Visibility.ONE_SIDED : Visibility.BOTH)
        .setKind(ConnectionKind.valueOf(note.kind().name()))
        .setCode(note.code().orElse(null))
        .setCount(note.count())
        .setTFrame(Nanos.instant(note.sight().frameNanos()))
        .setFrameNumber(note.sight().frameNumber())
        .setBreach(note.breach().map(ConnectionEvents::breach).orElse(null))
        .setBaseCredits(
            note.base().stream().map(b -> new BaseCredit(b.channel(), b.flits())).toList())
        .setCum(
            new Cumulative(
                totals.frames(), totals.wireBytes(), totals.goodputBytes(), totals.messages()))
        .build();
  }

  private static void half(Connection.Builder event, FlowRecord.Half half) {
    event
        .setTapId(half.tapId())
        .setConnId(half.connId())
        .setInc(half.inc())
        .setDir(half.dir())
        .setMacSrc(half.macSource())
        .setMacDst(half.macDestination())
        .setVc(half.vc())
        .setEthertype(half.ethertype())
        .setTapPosition(
            half.position()
                .map(kind -> TapPosition.valueOf(kind.name()))
                .orElse(TapPosition.UNKNOWN))
        .setSrcNode(half.place().sourceNode().orElse(null))
        .setDstNode(half.place().destinationNode().orElse(null))
        .setLinkId(half.place().link().orElse(null));
    half.vlanOuter().ifPresent(event::setVlanOuter);
    half.vlanInner().ifPresent(event::setVlanInner);
  }

  private static Breach breach(ConnectionNote.Breach breach) {
    Breach.Builder event = Breach.newBuilder().setEvidence(breach.evidence());
    breach.expected().ifPresent(event::setExpected);
    breach.seen().ifPresent(event::setSeen);
    breach.address().ifPresent(event::setAddr);
    breach.requestFrame().ifPresent(event::setRequestFrame);
    breach.message().ifPresent(message -> message(event, message));
    return event.build();
  }

  private static void message(Breach.Builder event, ConnectionNote.Message message) {
    event.setChannel(message.channel()).setOpcode(message.opcode());
    message.id().ifPresent(event::setId);
  }
}
