package io.memwall.collectors.agent.flow;

/**
 * A stretch of time [start, end), nanoseconds since the Unix epoch.
 *
 * @param start inclusive
 * @param end exclusive; equal to start for an instant
 */
public record Span(long start, long end) {
  public Span {
    if (end < start) {
      throw new IllegalArgumentException("a span ends before it starts: " + start + ", " + end);
    }
  }

  public long nanos() {
    return end - start;
  }

  /** What both have in common; an instant at the nearer edge when that is nothing. */
  public Span clip(Span to) {
    long from = Math.min(Math.max(start, to.start), to.end);
    return new Span(from, Math.max(from, Math.min(end, to.end)));
  }
}
