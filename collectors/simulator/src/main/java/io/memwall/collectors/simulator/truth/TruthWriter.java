package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.coherence.LineTotals;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * Writes truth as JSON lines: metric, key, t0, t1 (epoch nanoseconds), value, tolerance.
 *
 * <p>A metric that exists in total and per second ends in {@code _1s} per second.
 */
public final class TruthWriter {
  private final Truth truth;
  private final TruthLines lines;
  private boolean bytesAreTrue = true;

  /** For a run that is over. */
  public TruthWriter(Truth truth) {
    this.truth = truth;
    this.lines = new TruthLines(new TruthLines.Span(truth.startNanos(), truth.endNanos()));
  }

  /** The bytes were spoilt after the taps: what came out says nothing about halves. */
  public void spoilt() {
    bytesAreTrue = false;
  }

  /** For whoever knows more than the counters do. */
  public TruthLines lines() {
    return lines;
  }

  /**
   * Writes everything.
   *
   * @param directories directory totals by pool id
   * @throws UncheckedIOException when the writer fails
   */
  public void write(Map<String, List<LineTotals>> directories, Writer out) {
    if (bytesAreTrue) {
      new HalfLines(truth, lines).write();
    }
    new PoolLines(truth, lines).write(directories);
    lines.write(out);
  }
}
