package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.Frame.Direction;
import io.memwall.collectors.agent.flow.MacAddress;
import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Reject;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * The frame a walk stands on: its bytes, what they decode to, and what the tracker says. Reused:
 * valid until the walk moves on.
 */
final class FrameSight {
  long number;
  long nanos;
  long firstNanos;
  String tap = "";
  int tapIndex;
  Direction direction = Direction.UNKNOWN;
  ByteBuffer bytes = ByteBuffer.allocate(0);
  int offset;
  int capturedLength;
  int wireLength;
  Frame frame;
  Verdict verdict = new Verdict();

  /** Takes over all but what the bytes decode to. */
  void moveTo(
      io.memwall.collectors.agent.capture.Frame shown, List<String> interfaces, Verdict said) {
    number++;
    firstNanos = number == 1 ? shown.epochNanos() : firstNanos;
    nanos = shown.epochNanos();
    tapIndex = shown.interfaceIndex();
    tap = interfaces.get(tapIndex);
    direction = shown.direction();
    bytes = shown.buffer();
    offset = shown.offset();
    capturedLength = shown.capturedLength();
    wireLength = shown.wireLength();
    verdict = said;
  }

  /** Whether {@link #frame} was read wholly. */
  boolean isTloe() {
    return verdict.reject().isEmpty();
  }

  /** Whether {@link #frame} has addresses and an EtherType. */
  boolean isAddressed() {
    return verdict.reject().map(reject -> reject != Reject.SHORT_ETH).orElse(true);
  }

  int messageCount() {
    return isTloe() ? frame.messages().size() : 0;
  }

  /** Empty text without addresses. */
  String source() {
    return isAddressed() ? MacAddress.text(frame.ethernet().source()) : "";
  }

  String destination() {
    return isAddressed() ? MacAddress.text(frame.ethernet().destination()) : "";
  }

  /** The address of a message, or of the request it answers. */
  OptionalLong addressOf(int message) {
    return frame.messages().hasAddress(message)
        ? OptionalLong.of(frame.messages().address(message))
        : verdict.answeredAddress(frame.messages(), message);
  }

  /** Whether the frame has an oddity of this code, or for "any" one at all. */
  boolean hasAnomaly(String code) {
    if (verdict.reject().isPresent()) {
      return code.equals("any") || verdict.reject().get().code().equals(code);
    }
    return isOdd(code) || verdict.hasFinding(code);
  }

  private boolean isOdd(String code) {
    var anomalies = frame.anomalies();
    for (int i = 0; i < anomalies.logged(); i++) {
      Anomaly met = anomalies.at(i);
      if (code.equals("any") || met.code().equals(code)) {
        return true;
      }
    }
    return false;
  }
}
