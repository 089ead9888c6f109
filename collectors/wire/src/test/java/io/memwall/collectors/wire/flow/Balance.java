package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Frame;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.account.TrafficClass;
import io.memwall.collectors.wire.match.LatencyClass;

/** Sums what is shown and checks, half by half, what must hold of any traffic. */
final class Balance implements FrameListener, HalfVisitor {
  long frames;
  long matched;
  long ended;
  long requests;
  long violations;
  private long flits;

  @Override
  public void onFrame(long nanos, Frame frame, HalfView half, SequenceClass sequenceClass) {
    check(sequenceClass != null, "every frame has a class");
  }

  @Override
  public void onTransaction(TransactionView t, HalfView requester) {
    ended++;
    check(t.latencyNanos() >= 0, "no latency is negative");
    check(t.outcome().isAnswered() == t.responseNanos().isPresent(), "answers have a time");
  }

  @Override
  public void onViolation(ViolationView violation) {
    violations++;
    check(violation.frameNumber() > 0, "findings name their frame");
  }

  @Override
  public void onHalf(HalfView half) {
    long all = half.count(HalfCounter.FRAMES);
    long classes =
        half.count(HalfCounter.NEW_FRAMES)
            + half.count(HalfCounter.FILL_FRAMES)
            + half.count(HalfCounter.RETRANS_FRAMES)
            + half.count(HalfCounter.ACK_ONLY_FRAMES);
    check(all == classes, "every frame is of one class");
    frames += all;
    checkMessages(half);
    checkClasses(half);
    checkCredits(half);
    checkSketches(half);
    check(half.burst().sumWire() == half.count(HalfCounter.WIRE_BYTES), "bins hold all bytes");
    check(half.total(HalfCounter.FRAMES) >= all, "totals do not fall behind");
    matched += half.count(HalfCounter.MATCHED);
  }

  private void checkMessages(HalfView half) {
    flits = 0;
    half.forEachMessage(
        (opcode, count, carried, payload) -> {
          flits += carried;
          requests += beginsTransaction(opcode) ? count : 0;
        });
    check(flits == half.count(HalfCounter.MESSAGE_FLITS), "flits by kind add up");
  }

  private static void checkClasses(HalfView half) {
    long classFlits = 0;
    long wire = 0;
    for (TrafficClass trafficClass : TrafficClass.values()) {
      classFlits += half.classFlits(trafficClass);
      wire += half.classWireBytes(trafficClass);
    }
    check(classFlits == half.count(HalfCounter.MESSAGE_FLITS), "flits by class add up");
    check(wire <= half.count(HalfCounter.WIRE_BYTES), "classes share the bytes there are");
  }

  private static void checkCredits(HalfView half) {
    long consumed = 0;
    for (Channel channel : Channel.values()) {
      CreditView credit = half.credits(channel);
      consumed += credit.consumed();
      check(credit.granted() >= 0, "credits do not overflow");
      check(credit.outstandingMax() >= 0, "what is outstanding is not negative");
      check(credit.stallNanos().orElse(0) >= 0, "no stall is negative");
      check(credit.availMin().orElse(0) >= 0, "an overdraft raises the base");
    }
    check(consumed == half.count(HalfCounter.MESSAGE_FLITS), "flits by channel add up");
  }

  private static void checkSketches(HalfView half) {
    long latencies = 0;
    for (LatencyClass latencyClass : LatencyClass.values()) {
      long count = half.sketch(latencyClass).count();
      latencies += latencyClass == LatencyClass.ACK ? 0 : count + half.denied(latencyClass);
    }
    check(latencies == half.count(HalfCounter.MATCHED), "matched requests have a latency");
  }

  private static boolean beginsTransaction(Opcode opcode) {
    return switch (opcode.channel()) {
      case A, B -> true;
      case C -> opcode == Opcode.C_RELEASE || opcode == Opcode.C_RELEASE_DATA;
      case D -> opcode == Opcode.D_GRANT || opcode == Opcode.D_GRANT_DATA;
      case E -> false;
    };
  }

  /** Plain, because an assertion library is too slow for millions of checks. */
  private static void check(boolean holds, String rule) {
    if (!holds) {
      throw new AssertionError(rule);
    }
  }
}
