package io.memwall.collectors.agent.inspect.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.Frames;
import io.memwall.collectors.agent.inspect.Exchange;
import io.memwall.collectors.agent.inspect.InspectOptions;
import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.truth.Judgement.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TruthCheckTest {
  private static final String HALF =
      "\"tap\":\"0\",\"mac_src\":\""
          + Frames.HOST_MAC
          + "\",\"mac_dst\":\""
          + Frames.POOL_MAC
          + '"';
  private static final String BACK =
      "\"tap\":\"0\",\"mac_src\":\""
          + Frames.POOL_MAC
          + "\",\"mac_dst\":\""
          + Frames.HOST_MAC
          + '"';
  private static final String CONNECTION =
      "\"tap\":\"0\",\"near\":\"" + Frames.HOST_MAC + "\",\"far\":\"" + Frames.POOL_MAC + '"';

  @TempDir Path directory;
  private Inspection inspection;

  @BeforeEach
  void inspect() {
    inspection = Inspection.of(Exchange.of(directory, "x.pcap", 10, 0), InspectOptions.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frames | H | 10",
        "wire_bytes | H | 940",
        "new_frames | H | 10",
        "retrans_frames | H | 0",
        "goodput_bytes | B | 640",
        "messages | H,\"channel\":\"A\",\"opcode\":4 | 10",
        "messages | H,\"channel\":\"A\",\"opcode\":0 | 0",
        "messages | H | 10",
        "flits | B,\"channel\":\"D\" | 90",
        "class_flits | H,\"class\":\"RD\" | 20",
        "params | H,\"group\":\"GROW\",\"param\":1 | 0",
        "credits_consumed | H,\"channel\":\"A\" | 20",
        "anomalies | H,\"code\":\"misaligned\" | 0",
        "frames_1s | H | 10",
        "incarnations | C | 1",
        "matched | C | 10",
        "unmatched | C,\"reason\":\"timeout\" | 0",
        "latency_count | C,\"request\":\"GET\" | 10",
        "latency_count | C,\"request\":\"PUT\" | 0",
        "latency_min_ns | C,\"request\":\"GET\" | 1000",
        "latency_max_ns | C,\"request\":\"GET\" | 1090",
        "latency_p50_ns | C,\"request\":\"GET\" | 1040",
        "latency_sum_ns | C,\"request\":\"GET\" | 10450",
        "denied | C,\"request\":\"GET\" | 0",
        "tap_frames | T | 20",
        "mirror_duplicates | T | 0",
        "rejects | T,\"class\":\"align\" | 0",
        "flag | T,\"code\":\"one_sided\" | 0",
        "acquires | L | 0",
        "transfers | L | 0",
      })
  void trueLine_isOk(String metric, String key, long value) throws IOException {
    Judgement judgement = judged(line(metric, key, value, 0));

    assertThat(judgement.verdict()).as(judgement.text()).isEqualTo(Verdict.OK);
    assertThat(judgement.seen()).hasValue(value);
  }

  @Test
  void changedLine_differsAndIsNamed() throws IOException {
    TruthCheck check =
        check(line("frames", "H", 10, 0), line("matched", "C", 11, 0), line("frames", "B", 10, 0));

    assertThat(check.holds()).isFalse();
    assertThat(check.count(Verdict.DIFFERS)).isEqualTo(1);
    assertThat(check.text())
        .contains("wrong: line 2 matched (tap=0 near=", "truth 11, seen 10, tolerance 0")
        .contains("3 lines: 2 ok, 1 differ, 0 not seen, 0 unknown, 0 not in a capture");
  }

  @Test
  void tolerance_isUsedUp() throws IOException {
    assertThat(judged(line("frames", "H", 12, 2)).verdict()).isEqualTo(Verdict.OK);
    assertThat(judged(line("frames", "H", 13, 2)).verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(judged(line("frames", "H", Long.MIN_VALUE, 2)).verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void latencyOfNoRequest_isNotSeen() throws IOException {
    Judgement judgement = judged(line("latency_min_ns", "C,\"request\":\"PUT\"", 1000, 0));

    assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_SEEN);
    assertThat(judgement.text()).contains("no such request met its response");
  }

  @Test
  void whatHostsAndAllocatorsReport_isNotInACapture() throws IOException {
    TruthCheck check =
        check(
            "{\"metric\":\"pool_used_bytes_1s\",\"key\":{\"pool\":\"pool0\"},"
                + "\"t0\":0,\"t1\":1,\"value\":5,\"tol\":0}",
            "{\"metric\":\"memory_some_total_us\",\"key\":{\"node\":\"h0\"},"
                + "\"t0\":0,\"t1\":1,\"value\":5,\"tol\":0}");

    assertThat(check.holds()).isTrue();
    assertThat(check.count(Verdict.NOT_IN_A_CAPTURE)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fraems | H | no half has a metric 'fraems'",
        "fraems | C | no connection has a metric 'fraems'",
        "fraems | T | no tap has a metric 'fraems'",
        "fraems | L | no line has a metric 'fraems'",
        "messages | H,\"channel\":\"A\" | needs channel and opcode",
        "anomalies | H,\"code\":\"odd\" | there is no anomaly 'odd'",
        "rejects | T,\"class\":\"odd\" | there is no reject 'odd'",
        "flag | T,\"code\":\"odd\" | there is no flag 'odd'",
        "unmatched | C,\"reason\":\"odd\" | there is no reason 'odd'",
        "latency_count | C,\"request\":\"ODD\" | there is no request class 'ODD'",
      })
  void unknownName_isNamed(String metric, String key, String reason) throws IOException {
    Judgement judgement = judged(line(metric, key, 0, 0));

    assertThat(judgement.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(judgement.text()).contains("line 1 " + metric, reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{\"key\":{}}",
        "{\"metric\":\"frames\",\"key\":5}",
        "{\"metric\":\"frames\",\"key\":{},\"t0\":0,\"t1\":0,\"value\":1.5,\"tol\":0}",
      })
  void lineThatIsNoTruth_isNamedWithItsNumber(String second) throws IOException {
    Path file = file(line("frames", "H", 10, 0), second);

    assertThatThrownBy(() -> TruthCheck.of(file, inspection))
        .isInstanceOf(TruthException.class)
        .hasMessageContaining("truth.jsonl line 2 ");
  }

  @Test
  void fileWithoutLines_isRefused() throws IOException {
    Path file = file();

    assertThatThrownBy(() -> TruthCheck.of(file, inspection))
        .hasMessageContaining("holds no truth");
  }

  private Judgement judged(String line) throws IOException {
    return check(line).judgements().get(0);
  }

  private TruthCheck check(String... lines) throws IOException {
    return TruthCheck.of(file(lines), inspection);
  }

  private Path file(String... lines) throws IOException {
    return Files.write(directory.resolve("truth.jsonl"), List.of(lines));
  }

  /** Keys begin with H for the half of the requests, B its other one, C, T or L. */
  private static String line(String metric, String key, long value, long tolerance) {
    String full =
        switch (key.charAt(0)) {
          case 'H' -> HALF;
          case 'B' -> BACK;
          case 'C' -> CONNECTION;
          case 'T' -> "\"tap\":\"0\"";
          default -> "\"pool\":\"pool0\",\"line\":\"0x4000\"";
        };
    return "{\"metric\":\"%s\",\"key\":{%s%s},\"t0\":%d,\"t1\":%d,\"value\":%d,\"tol\":%d}"
        .formatted(
            metric,
            full,
            key.substring(1),
            Exchange.START,
            Exchange.START + 1_000_000,
            value,
            tolerance);
  }
}
