package io.memwall.bench.streams;

import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LatencySeries;

/**
 * What flow records say in all, and what results must add up to.
 *
 * @param records how many
 * @param frames in them
 * @param wireBytes and bytes on the wire
 * @param goodputBytes and useful ones
 * @param answers requests with a response
 */
public record Sums(long records, long frames, long wireBytes, long goodputBytes, long answers) {
  public static final Sums NONE = new Sums(0, 0, 0, 0, 0);

  static Sums of(FlowRecord flow) {
    long answers =
        flow.tracking().latency().values().stream()
            .mapToLong(
                one -> one.zeroCount() + one.count().stream().mapToLong(Long::longValue).sum())
            .sum();
    return new Sums(1, flow.frames().total(), flow.bytes().wire(), flow.bytes().goodput(), answers);
  }

  static Sums of(Bandwidth window) {
    return new Sums(
        window.getRecords(),
        window.getFrames(),
        window.getWireBytes(),
        window.getGoodputBytes(),
        0);
  }

  static Sums of(Latency window) {
    long answers = window.getSeries().stream().mapToLong(LatencySeries::getSamples).sum();
    return new Sums(0, 0, 0, 0, answers);
  }

  Sums plus(Sums other) {
    return new Sums(
        records + other.records,
        frames + other.frames,
        wireBytes + other.wireBytes,
        goodputBytes + other.goodputBytes,
        answers + other.answers);
  }

  Sums minus(Sums other) {
    return new Sums(
        records - other.records,
        frames - other.frames,
        wireBytes - other.wireBytes,
        goodputBytes - other.goodputBytes,
        answers - other.answers);
  }

  /** Of traffic alone. */
  Sums traffic() {
    return new Sums(records, frames, wireBytes, goodputBytes, 0);
  }

  /** Of latency alone. */
  Sums latency() {
    return new Sums(0, 0, 0, 0, answers);
  }
}
