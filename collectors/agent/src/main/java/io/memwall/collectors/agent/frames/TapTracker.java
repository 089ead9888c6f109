package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.Frame.Direction;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Reject;
import io.memwall.collectors.wire.flow.ConnectionEventView;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.FrameHint;
import io.memwall.collectors.wire.flow.FrameListener;
import io.memwall.collectors.wire.flow.HalfView;
import io.memwall.collectors.wire.flow.SequenceClass;
import io.memwall.collectors.wire.flow.TransactionView;
import io.memwall.collectors.wire.flow.ViolationView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tracks the frames of one interface and writes what it hears into the frames' verdicts. */
final class TapTracker implements FrameListener {
  private final String tap;
  private final Verdicts verdicts;
  private final FrameNumbers numbers;
  private final FlowTable table;
  private final FrameHint hint = new FrameHint();
  private final Map<String, Halves> halves = new LatestHalves();
  private Verdict verdict = new Verdict();
  private Frame frame;
  private long number;

  /** Both halves of the present life of a connection; the other end of dir is 1 - dir. */
  private static final class Halves {
    final HalfName[] names = new HalfName[2];
    final SequenceBook[] books = {new SequenceBook(), new SequenceBook()};
  }

  /** The connections seen last; what others had is forgotten. */
  private static final class LatestHalves extends LinkedHashMap<String, Halves> {
    private static final int CONNECTIONS = 4096;
    private static final long serialVersionUID = 1;

    LatestHalves() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Halves> eldest) {
      return size() > CONNECTIONS;
    }
  }

  TapTracker(String tap, FlowSettings settings, Verdicts verdicts, int remembered) {
    this.tap = tap;
    this.verdicts = verdicts;
    this.numbers = new FrameNumbers(remembered);
    this.table = new FlowTable(settings, this);
  }

  FlowTable table() {
    return table;
  }

  /** The wire frame last tracked; meaningless before the first. */
  Frame frame() {
    return frame;
  }

  void track(io.memwall.collectors.agent.capture.Frame captured, long inCapture, Verdict begun) {
    number = inCapture;
    verdict = begun;
    numbers.next(inCapture);
    table.onFrame(
        captured.epochNanos(),
        captured.buffer(),
        captured.offset(),
        captured.capturedLength(),
        captured.wireLength(),
        hint.set(direction(captured.direction()), 0));
  }

  void finish(long nanos) {
    table.finish(nanos);
  }

  @Override
  public void onFrame(long nanos, Frame decoded, HalfView half, SequenceClass sequenceClass) {
    frame = decoded;
    Halves connection = halves.computeIfAbsent(half.connectionId(), id -> new Halves());
    int dir = half.direction();
    if (connection.names[dir] == null || !connection.names[dir].isOf(half)) {
      connection.names[dir] = HalfName.of(tap, half);
      connection.books[dir] = new SequenceBook();
    }
    verdict.of(FrameClass.of(sequenceClass), connection.names[dir]);
    place(decoded.sequence(), connection.books[dir], sequenceClass);
    connection.books[1 - dir].acknowledged(decoded.ackSequence(), number);
  }

  private void place(int sequence, SequenceBook book, SequenceClass sequenceClass) {
    switch (sequenceClass) {
      case NEW -> book.inOrder(sequence, number);
      case GAP -> verdict.add(new Note.Behind(book.ahead(sequence, number)));
      case FILL ->
          book.late(sequence, number)
              .ifPresent(hole -> verdict.add(new Note.Fills(hole.gapFrame())));
      case RETRANS -> {
        OptionalLong first = book.first(sequence);
        verdict.add(new Note.Repeats(first));
        first.ifPresent(
            earlier -> verdicts.of(earlier).ifPresent(it -> it.add(new Note.RepeatedBy(number))));
      }
      case ACK_ONLY -> {}
    }
  }

  @Override
  public void onUnassigned(long nanos, Frame decoded) {
    frame = decoded;
    verdict.unassigned();
  }

  @Override
  public void onReject(long nanos, Frame decoded, Reject reject) {
    frame = decoded;
    verdict.rejected(reject);
  }

  @Override
  public void onTransaction(TransactionView transaction, HalfView requester) {
    Exchange exchange = Exchange.of(transaction, numbers);
    at(exchange.requestFrame()).ifPresent(it -> it.add(new Note.Asks(exchange)));
    at(exchange.responseFrame()).ifPresent(it -> it.add(new Note.Answers(exchange)));
  }

  @Override
  public void onViolation(ViolationView violation) {
    var finding =
        new Note.Finding(
            violation.code(), violation.evidence(), violation.expected(), violation.seen());
    at(numbers.inCapture(violation.frameNumber())).ifPresent(it -> it.add(finding));
  }

  @Override
  public void onConnection(ConnectionEventView event) {
    var turn = new Note.Turn(event.kind(), event.code().map(code -> code.code()).orElse(""));
    at(numbers.inCapture(event.frameNumber())).ifPresent(it -> it.add(turn));
  }

  private Optional<Verdict> at(OptionalLong inCapture) {
    return inCapture.isPresent() ? verdicts.of(inCapture.getAsLong()) : Optional.empty();
  }

  private static FrameHint.Direction direction(Direction passed) {
    return switch (passed) {
      case UNKNOWN -> FrameHint.Direction.UNKNOWN;
      case INBOUND -> FrameHint.Direction.INBOUND;
      case OUTBOUND -> FrameHint.Direction.OUTBOUND;
    };
  }
}
