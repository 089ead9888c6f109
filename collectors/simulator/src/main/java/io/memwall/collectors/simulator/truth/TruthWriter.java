package io.memwall.collectors.simulator.truth;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.memwall.collectors.simulator.allocator.PoolUse;
import io.memwall.collectors.simulator.coherence.LineTotals;
import io.memwall.collectors.simulator.fabric.TapView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes truth as JSON lines: metric, key, t0, t1 (epoch nanoseconds), value, tolerance.
 *
 * <p>A metric that exists in total and per second ends in {@code _1s} per second.
 */
public final class TruthWriter {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Truth truth;
  private final Writer out;

  public TruthWriter(Truth truth, Writer out) {
    this.truth = truth;
    this.out = out;
  }

  /**
   * Writes everything; the run should be over.
   *
   * @param lines directory totals by pool id
   * @throws UncheckedIOException when the writer fails
   */
  public void write(Map<String, List<LineTotals>> lines) {
    truth.halves().forEach(this::half);
    truth.halves().forEach(this::halfSeconds);
    truth.views().forEach(this::latencies);
    lines.forEach((pool, totals) -> totals.forEach(line -> line(pool, line)));
    truth.pools().forEach(this::poolSeconds);
  }

  private void half(HalfKey half) {
    Map<String, Object> key = keyOf(half);
    HalfTotals totals = truth.totals(half);
    total("frames", key, totals.frames());
    total("frame_bytes", key, totals.frameBytes());
    total("wire_bytes", key, totals.wireBytes());
    total("goodput_bytes", key, totals.goodputBytes());
    total("retrans_frames", key, totals.retransFrames());
    total("ack_only_frames", key, totals.ackOnlyFrames());
    total("empty_frames", key, totals.emptyFrames());
    totals
        .messages()
        .forEach(
            (kind, count) -> {
              String channel = kind.channel().name();
              Map<String, Object> by = with(key, "channel", channel);
              total("messages", with(by, "opcode", kind.opcode()), count);
            });
    totals
        .flits()
        .forEach((channel, flits) -> total("flits", with(key, "channel", channel.name()), flits));
  }

  private void halfSeconds(HalfKey half) {
    Map<String, Object> key = keyOf(half);
    for (HalfSecond second : truth.seconds(half)) {
      Span span = new Span(second.t0(), second.t1());
      line("frames_1s", key, span, second.frames());
      line("wire_bytes_1s", key, span, second.wireBytes());
      line("goodput_bytes_1s", key, span, second.goodputBytes());
      line("messages_1s", key, span, second.messages());
    }
  }

  private void latencies(TapView view) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("tap", view.tap().name());
    key.put("near", view.near().toString());
    key.put("far", view.far().toString());
    truth
        .latencies(view)
        .forEach(
            (request, latency) -> {
              Map<String, Object> by = with(key, "request", request.name());
              total("latency_count", by, latency.count());
              total("latency_sum_ns", by, latency.sumNanos());
              total("latency_min_ns", by, latency.minNanos());
              total("latency_max_ns", by, latency.maxNanos());
            });
  }

  private void line(String pool, LineTotals line) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("pool", pool);
    // As text: addresses do not survive as JSON numbers.
    key.put("line", "0x" + Long.toHexString(line.address()));
    total("acquires", key, line.acquires());
    total("grants", key, line.grants());
    total("probes", key, line.probes());
    total("transfers", key, line.transfers());
  }

  private void poolSeconds(String pool) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("pool", pool);
    for (PoolSecond second : truth.poolSeconds(pool)) {
      Span span = new Span(second.t0(), second.t1());
      PoolUse use = second.use();
      line("pool_ledger_seq", key, span, use.ledgerSeq());
      line("pool_used_bytes", key, span, use.usedBytes());
      line("pool_free_bytes", key, span, use.freeBytes());
      line("pool_largest_free_bytes", key, span, use.largestFreeBytes());
      use.usedByTenant()
          .forEach(
              (tenant, used) -> line("tenant_used_bytes", with(key, "tenant", tenant), span, used));
    }
  }

  private static Map<String, Object> keyOf(HalfKey half) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("tap", half.tap());
    key.put("mac_src", half.macSrc());
    key.put("mac_dst", half.macDst());
    return key;
  }

  private static Map<String, Object> with(Map<String, Object> key, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(key);
    more.put(name, value);
    return more;
  }

  private record Span(long t0, long t1) {}

  private void total(String metric, Map<String, Object> key, long value) {
    line(metric, key, new Span(truth.startNanos(), truth.endNanos()), value);
  }

  private void line(String metric, Map<String, Object> key, Span span, long value) {
    try {
      out.write(
          JSON.writeValueAsString(new TruthLine(metric, key, span.t0(), span.t1(), value, 0)));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
