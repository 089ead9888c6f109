package io.memwall.collectors.agent.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.flow.ConnectionEventView;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.ViolationView;
import io.memwall.collectors.wire.flow.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Copies turns and violations out of their views, which are valid for the call only. */
final class NoteReading {
  private NoteReading() {}

  static ConnectionNote of(ConnectionEventView event, FlowRecord.Half half, long epochNanos) {
    return new ConnectionNote(
        epochNanos,
        half,
        standing(event.half()),
        ConnectionNote.Kind.valueOf(event.kind().name()),
        event.code().map(Anomaly::code),
        1,
        new ConnectionNote.Sight(event.nanos(), event.frameNumber()),
        Optional.empty(),
        base(event.half()),
        totals(event.half()));
  }

  static ConnectionNote of(ViolationView violation, FlowRecord.Half half, long epochNanos) {
    return new ConnectionNote(
        epochNanos,
        half,
        standing(violation.half()),
        ConnectionNote.Kind.VIOLATION,
        Optional.of(violation.code().code()),
        1,
        new ConnectionNote.Sight(violation.nanos(), violation.frameNumber()),
        Optional.of(breach(violation)),
        base(violation.half()),
        totals(violation.half()));
  }

  private static ConnectionNote.Breach breach(ViolationView violation) {
    boolean numbers = violation.evidence() != ViolationView.Evidence.NONE;
    return new ConnectionNote.Breach(
        violation.evidence().name().toLowerCase(Locale.ROOT),
        numbers ? OptionalLong.of(violation.expected()) : OptionalLong.empty(),
        numbers ? OptionalLong.of(violation.seen()) : OptionalLong.empty(),
        violation
            .opcode()
            .map(
                opcode ->
                    new ConnectionNote.Message(
                        opcode.channel().code(), opcode.code(), violation.id())),
        violation.address(),
        violation.requestFrame());
  }

  private static ConnectionNote.Standing standing(HalfView half) {
    return new ConnectionNote.Standing(
        half.profile().name().toLowerCase(Locale.ROOT), half.visibility() == Visibility.ONE_SIDED);
  }

  private static List<ConnectionNote.BaseCredit> base(HalfView half) {
    var base = new ArrayList<ConnectionNote.BaseCredit>();
    for (Channel channel : Channel.values()) {
      half.credits(channel)
          .base()
          .ifPresent(flits -> base.add(new ConnectionNote.BaseCredit(channel.code(), flits)));
    }
    return base;
  }

  private static FlowRecord.Totals totals(HalfView half) {
    return new FlowRecord.Totals(
        half.total(HalfCounter.FRAMES),
        half.total(HalfCounter.WIRE_BYTES),
        half.total(HalfCounter.GOODPUT_BYTES),
        half.total(HalfCounter.MESSAGES));
  }
}
