package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.flow.MacAddress;
import io.memwall.collectors.wire.Anomalies;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.ConnectionEventView;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.flow.ViolationView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps what one flow table tells while the capture is read and does not keep itself. */
final class TapNotes implements FrameListener {
  private static final int TURNS = 10_000;

  private final String interfaceName;
  private final FrameNumbers numbers = new FrameNumbers();
  private final Map<HalfNotes.Key, HalfNotes> halves = new HashMap<>();
  private final EvidenceLog evidence = new EvidenceLog();
  private final List<Turn> turns = new ArrayList<>();
  private final LineBook lines = new LineBook();
  private long lastNanos = Long.MIN_VALUE;

  TapNotes(String interfaceName) {
    this.interfaceName = interfaceName;
  }

  void next(long nanos, long numberInFile) {
    numbers.next(numberInFile);
    lastNanos = Math.max(lastNanos, nanos);
  }

  /** The latest stamp seen. */
  long lastNanos() {
    return lastNanos;
  }

  HalfNotes of(HalfView half) {
    var key = new HalfNotes.Key(half.connectionId(), half.incarnation(), half.direction());
    return halves.computeIfAbsent(key, absent -> new HalfNotes());
  }

  EvidenceLog evidence() {
    return evidence;
  }

  LineBook lines() {
    return lines;
  }

  List<Turn> turns() {
    return turns;
  }

  @Override
  public void onFrame(long nanos, Frame frame, HalfView half, SequenceClass sequenceClass) {
    of(half).frame(nanos, frame, sequenceClass);
    Anomalies odd = frame.anomalies();
    for (int i = 0; i < odd.logged(); i++) {
      String code = odd.at(i).code();
      if (evidence.wants(code)) {
        evidence.add(here(code, text(half), nanos));
      }
    }
  }

  @Override
  public void onReject(long nanos, Frame frame, Reject reject) {
    if (evidence.wants(reject.code())) {
      evidence.add(here(reject.code(), "", nanos));
    }
  }

  @Override
  public void onTransaction(TransactionView view, HalfView requester) {
    lines.add(view);
    of(requester).transaction(view, numbers.inFile(view.requestFrame()), lastNanos);
  }

  @Override
  public void onViolation(ViolationView violation) {
    String code = violation.code().code();
    if (evidence.wants(code)) {
      evidence.add(
          new Evidence(
              code,
              interfaceName,
              text(violation.half()),
              numbers.inFile(violation.frameNumber()),
              violation.nanos(),
              EvidenceText.expected(violation),
              EvidenceText.seen(violation)));
    }
  }

  @Override
  public void onConnection(ConnectionEventView event) {
    // Some oddities are told here only, and once per connection.
    event
        .code()
        .filter(code -> !evidence.has(code.code()))
        .ifPresent(code -> evidence.add(here(code.code(), text(event.half()), event.nanos())));
    if (turns.size() < TURNS) {
      turns.add(
          new Turn(
              event.half().connectionId(),
              event.half().incarnation(),
              interfaceName,
              event.kind().name().toLowerCase(Locale.ROOT),
              event.code().map(code -> code.code()),
              numbers.inFile(event.frameNumber()),
              event.nanos()));
    }
  }

  private Evidence here(String code, String half, long nanos) {
    return new Evidence(
        code,
        interfaceName,
        half,
        OptionalLong.of(numbers.current()),
        nanos,
        Optional.empty(),
        Optional.empty());
  }

  private static String text(HalfView half) {
    return MacAddress.text(half.sourceMac()) + " > " + MacAddress.text(half.destinationMac());
  }
}
