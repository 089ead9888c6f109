package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.flow.MacAddress;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.SequenceClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Makes a line of each frame that a flow table has counted. */
final class FrameLines implements FrameWatch {
  private final Consumer<FrameLine> consumer;
  private long number;
  private long startNanos;

  FrameLines(Consumer<FrameLine> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void next(
      io.memwall.collectors.agent.capture.Frame frame, long frameNumber, long firstNanos) {
    number = frameNumber;
    startNanos = firstNanos;
  }

  @Override
  public FrameListener at(String interfaceName) {
    return new FrameListener() {
      @Override
      public void onFrame(long nanos, Frame frame, HalfView half, SequenceClass sequenceClass) {
        String name = sequenceClass.name().toLowerCase(Locale.ROOT);
        var tloe = tloe(frame, OptionalInt.of(half.direction()), name);
        consumer.accept(line(interfaceName, nanos, frame, Optional.of(tloe), ""));
      }

      @Override
      public void onUnassigned(long nanos, Frame frame) {
        var tloe = tloe(frame, OptionalInt.empty(), "unassigned");
        consumer.accept(line(interfaceName, nanos, frame, Optional.of(tloe), ""));
      }

      @Override
      public void onReject(long nanos, Frame frame, Reject reject) {
        consumer.accept(line(interfaceName, nanos, frame, Optional.empty(), reject.code()));
      }
    };
  }

  private FrameLine line(
      String name, long nanos, Frame frame, Optional<FrameLine.Tloe> tloe, String reject) {
    boolean addressed = !reject.equals(Reject.SHORT_ETH.code());
    return new FrameLine(
        number,
        nanos,
        nanos - startNanos,
        name,
        addressed ? Optional.of(addresses(frame)) : Optional.empty(),
        tloe,
        reject.isEmpty() ? Optional.empty() : Optional.of(reject));
  }

  private static FrameLine.Addresses addresses(Frame frame) {
    return new FrameLine.Addresses(
        MacAddress.text(frame.ethernet().source()),
        MacAddress.text(frame.ethernet().destination()),
        frame.ethernet().etherType());
  }

  private static FrameLine.Tloe tloe(Frame frame, OptionalInt dir, String sequenceClass) {
    return new FrameLine.Tloe(
        dir,
        frame.vc(),
        frame.type().name().toLowerCase(Locale.ROOT),
        frame.sequence(),
        frame.ackSequence(),
        frame.isAck(),
        sequenceClass,
        messages(frame.messages()),
        anomalies(frame));
  }

  private static List<FrameLine.Message> messages(Messages messages) {
    var lines = new ArrayList<FrameLine.Message>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      lines.add(
          new FrameLine.Message(
              messages.channel(i) + "." + messages.opcode(i).tileLinkName(),
              messages.param(i),
              messages.sizeExponent(i),
              known(messages.source(i)),
              messages.hasAddress(i) ? OptionalLong.of(messages.address(i)) : OptionalLong.empty(),
              known(messages.sink(i))));
    }
    return lines;
  }

  private static OptionalInt known(int value) {
    return value == Messages.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static List<String> anomalies(Frame frame) {
    var codes = new ArrayList<String>();
    for (Anomaly anomaly : Anomaly.values()) {
      if (frame.anomalies().count(anomaly) > 0) {
        codes.add(anomaly.code());
      }
    }
    return codes;
  }
}
