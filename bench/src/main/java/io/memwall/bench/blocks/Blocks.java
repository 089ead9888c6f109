package io.memwall.bench.blocks;

import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.account.BurstBins;
import io.memwall.collectors.wire.hot.HotAddresses;
import io.memwall.collectors.wire.hot.HotSettings;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.match.MatchSettings;
import io.memwall.collectors.wire.match.MatchSink;
import io.memwall.collectors.wire.match.Matcher;
import io.memwall.collectors.wire.match.MessageView;
import io.memwall.collectors.wire.match.Transaction;
import io.memwall.collectors.wire.match.Violation;
import io.memwall.collectors.wire.sample.SamplerSettings;
import io.memwall.collectors.wire.sample.TransactionSampler;
import io.memwall.collectors.wire.sketch.Sketch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one call of each block, in ns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class Blocks {
  private static final int IN_FLIGHT = 64;

  private final Sketch sketch = new Sketch();
  private final BurstBins bursts = new BurstBins();
  private final HotAddresses hot = new HotAddresses(HotSettings.DEFAULT);
  private final TransactionSampler sampler = new TransactionSampler(SamplerSettings.DEFAULT);
  private final MessageView view = new MessageView();
  private final Matcher matcher = new Matcher(MatchSettings.DEFAULT, new Ignored());
  private long random = 42;
  private long nanos;
  private int turn;

  /** Nobody listens. */
  private static final class Ignored implements MatchSink {
    @Override
    public void onTransaction(Transaction transaction) {}

    @Override
    public void onUnmatchedResponse(int direction, MessageView response) {}

    @Override
    public void onViolation(Violation violation) {}
  }

  /** A latency into its sketch. */
  @Benchmark
  public Sketch sketchAdd() {
    sketch.add(1_000 + (next() & 0xFFF));
    return sketch;
  }

  /** A frame into its millisecond. */
  @Benchmark
  public BurstBins burstAdd() {
    bursts.add(nanos += 120, 134);
    return bursts;
  }

  /** A Get and the answer to one 64 before. */
  @Benchmark
  public Matcher matchExchange() {
    turn++;
    long get = word(Opcode.A_GET) | turn % (2 * IN_FLIGHT);
    matcher.onMessage(0, view.of(get, 64L * turn, true, 0).seen(nanos += 60, turn, false));
    if (turn > IN_FLIGHT) {
      long data = word(Opcode.D_ACCESS_ACK_DATA) | (turn - IN_FLIGHT) % (2 * IN_FLIGHT);
      matcher.onMessage(1, view.of(data, 0, false, 64).seen(nanos += 60, turn, false));
    }
    return matcher;
  }

  /** A write to one of a million lines, of which a few are hot. */
  @Benchmark
  public HotAddresses hotWrite() {
    long bits = next();
    long line = (bits & 7) == 0 ? bits >>> 8 & 0xFFFFF : bits >>> 8 & 0xF;
    hot.onMessage(1, 2, view.of(word(Opcode.A_PUT_FULL_DATA), line * 64, true, 64));
    return hot;
  }

  /** Both samplers for one transaction. */
  @Benchmark
  public boolean sample() {
    long bits = next();
    boolean tail = sampler.takesTail(LatencyClass.GET, nanos += 60, 1_000 + (bits & 0xFFF));
    return sampler.takesHead(77, (int) bits & 0xFF, (int) (bits >>> 40)) || tail;
  }

  private static long word(Opcode opcode) {
    return (long) opcode.channel().code() << 60 | (long) opcode.code() << 57 | 6L << 48;
  }

  private long next() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return random;
  }
}
