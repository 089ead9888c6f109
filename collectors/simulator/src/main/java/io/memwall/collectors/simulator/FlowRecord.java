package io.memwall.collectors.simulator;

/**
 * What one direction of a connection carried in a second, at the host's tap.
 *
 * @param frameLevel whether every frame was simulated; else scaled from runs of one connection
 * @param t0 epoch nanoseconds; the record is about [t0, t1)
 */
public record FlowRecord(Half half, boolean frameLevel, long t0, long t1, Counts counts) {
  /** Which direction: the names of the host and the pool, and who sends. */
  public record Half(String tap, String macSrc, String macDst) {}

  /**
   * How much.
   *
   * @param wireBytes line time in bytes: frame, FCS, preamble and gap
   * @param goodputBytes memory content
   * @param latency of requests answered in that second; without any on the half of the answers
   */
  public record Counts(
      long frames, long wireBytes, long goodputBytes, long messages, Latencies latency) {}

  /** Request to answer; all 0 when there were none. */
  public record Latencies(long count, long sumNanos, long minNanos, long maxNanos) {
    public static final Latencies NONE = new Latencies(0, 0, 0, 0);
  }

  /** One line of JSON; what was not measured is absent. */
  String json() {
    StringBuilder text = new StringBuilder(256);
    text.append("{\"tap\":\"").append(half.tap());
    text.append("\",\"mac_src\":\"").append(half.macSrc());
    text.append("\",\"mac_dst\":\"").append(half.macDst());
    text.append("\",\"t0\":").append(t0).append(",\"t1\":").append(t1);
    text.append(",\"level\":\"").append(frameLevel ? "frame" : "flow");
    text.append("\",\"frames\":").append(counts.frames());
    text.append(",\"wire_bytes\":").append(counts.wireBytes());
    text.append(",\"goodput_bytes\":").append(counts.goodputBytes());
    text.append(",\"messages\":").append(counts.messages());
    Latencies latency = counts.latency();
    if (latency.count() > 0) {
      text.append(",\"latency_count\":").append(latency.count());
      text.append(",\"latency_sum_ns\":").append(latency.sumNanos());
      text.append(",\"latency_min_ns\":").append(latency.minNanos());
      text.append(",\"latency_max_ns\":").append(latency.maxNanos());
    }
    return text.append('}').toString();
  }
}
