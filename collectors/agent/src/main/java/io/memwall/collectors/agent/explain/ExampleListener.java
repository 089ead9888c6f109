package io.memwall.collectors.agent.explain;

import io.memwall.collectors.agent.explain.Explanation.ExampleFrame;
import io.memwall.collectors.wire.Anomalies;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.ConnectionEventView;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.flow.ViolationView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes down what the tracking says of the frames of an example. */
final class ExampleListener implements FrameListener {
  /** Of a frame that is sent many times, the first ones are shown. */
  private static final int SHOWN_TIMES = 2;

  private final List<String> lines = new ArrayList<>();
  private final Set<String> shown = new TreeSet<>();
  private final List<String> consequences = new ArrayList<>();
  private ExampleFrame frame;
  private int time;
  private int number;

  List<String> lines() {
    tellConsequences();
    return lines;
  }

  Set<String> shown() {
    return shown;
  }

  void next(ExampleFrame next, int nthTime, byte[] bytes) {
    tellConsequences();
    frame = next;
    time = nthTime;
    number++;
    if (time < SHOWN_TIMES) {
      long nanos = next.nanos() + nthTime * next.stepNanos();
      lines.add("frame %d, %d ns, %d bytes".formatted(number, nanos, next.wireLength()));
      if (time == 0) {
        lines.addAll(HexDump.lines(bytes));
      }
    } else if (time == SHOWN_TIMES) {
      lines.add("… " + next.times() + " times in all");
    }
  }

  void drops(int frames) {
    lines.add("the source reports " + frames + " frames lost");
  }

  private void say(String line) {
    if (time < SHOWN_TIMES || time == frame.times() - 1) {
      lines.add("  " + line);
    }
  }

  @Override
  public void onFrame(long nanos, Frame read, HalfView half, SequenceClass sequenceClass) {
    String kind = lower(sequenceClass);
    shown.add("class:" + kind);
    say(
        String.format(
            Locale.ROOT,
            "%s seq 0x%06X %s %s 0x%06X%s mask 0x%x",
            lower(read.type()),
            read.sequence(),
            kind,
            read.isAck() ? "ack" : "nak",
            read.ackSequence(),
            credit(read),
            read.mask()));
    messages(read.messages());
    anomalies(read.anomalies());
    tellConsequences();
  }

  /** What follows from a frame is found out before the frame itself is told. */
  private void tellConsequences() {
    consequences.forEach(this::say);
    consequences.clear();
  }

  private static String credit(Frame read) {
    return read.creditChannel() == 0
        ? ""
        : " credit " + read.creditChannel() + " 2^" + read.creditExponent();
  }

  private void messages(Messages messages) {
    for (int i = 0; i < messages.size(); i++) {
      String name = messages.channel(i) + "." + messages.opcode(i).tileLinkName();
      shown.add(name);
      var text = new StringBuilder(name).append(" n=").append(messages.sizeExponent(i));
      text.append(" param=").append(messages.param(i));
      if (messages.source(i) != Messages.UNKNOWN) {
        text.append(" source=").append(messages.source(i));
      }
      if (messages.sink(i) != Messages.UNKNOWN) {
        text.append(" sink=").append(messages.sink(i));
      }
      if (messages.hasAddress(i)) {
        text.append(" address=0x%x".formatted(messages.address(i)));
      }
      say(text.toString());
    }
  }

  private void anomalies(Anomalies anomalies) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < anomalies.logged(); i++) {
      counts.merge(anomalies.at(i).code(), 1, Integer::sum);
    }
    shown.addAll(counts.keySet());
    counts.forEach((code, count) -> say("! " + code + (count == 1 ? "" : " x" + count)));
  }

  @Override
  public void onUnassigned(long nanos, Frame read) {
    say("fits neither half");
  }

  @Override
  public void onReject(long nanos, Frame read, Reject reject) {
    shown.add(reject.code());
    say("rejected: " + reject.code());
  }

  @Override
  public void onTransaction(TransactionView transaction, HalfView requester) {
    String outcome = lower(transaction.outcome());
    shown.add("outcome:" + outcome);
    String name = transaction.opcode().channel() + "." + transaction.opcode().tileLinkName();
    String latency =
        transaction.responseNanos().isPresent()
            ? " after "
                + (transaction.responseNanos().getAsLong() - transaction.requestNanos())
                + " ns"
            : "";
    consequences.add(name + " of frame " + transaction.requestFrame() + ": " + outcome + latency);
  }

  @Override
  public void onViolation(ViolationView violation) {
    String code = violation.code().code();
    shown.add(code);
    if (!consequences.contains("! " + code)) {
      consequences.add("! " + code);
    }
  }

  @Override
  public void onConnection(ConnectionEventView event) {
    shown.add("event:" + lower(event.kind()));
    event.code().ifPresent(code -> shown.add("event:" + lower(event.kind()) + ":" + code.code()));
    consequences.add(lower(event.kind()) + event.code().map(code -> ": " + code.code()).orElse(""));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
