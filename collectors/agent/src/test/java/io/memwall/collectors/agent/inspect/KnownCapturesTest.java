package io.memwall.collectors.agent.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.memwall.collectors.agent.Captures;
import org.junit.jupiter.api.Test;

/**
 * What is known of three captures of real hardware, read from their bytes and held against what the
 * JSON of an inspection says.
 */
final class KnownCapturesTest {
  @Test
  void hardwareOf2020_hasTwoConnectionsTheirHalvesSplitByNumber() throws JsonProcessingException {
    JsonNode capture =
        inspected("OmniXtend202010.cap", InspectOptions.DEFAULT.withEtherType(0x0000));

    assertThat(capture.at("/frames").asInt()).isEqualTo(20);
    assertThat(capture.at("/time/span_ns").asLong()).isEqualTo(15_131);
    assertThat(capture.at("/taps/0/ts_resolution_ns").asLong()).isEqualTo(1);
    assertThat(capture.at("/connections")).hasSize(2);
    for (JsonNode half : capture.findValues("counts")) {
      assertThat(half.path("gap_frames").asLong()).isZero();
      assertThat(half.path("retrans_frames").asLong()).isZero();
    }
    JsonNode cached = capture.at("/connections/0/halves");
    assertThat(cached.at("/0/mac_src").asText()).isEqualTo("02:02:02:02:02:02");
    assertThat(cached.at("/0/first_seq").asInt()).isEqualTo(0x63933);
    assertThat(cached.at("/1/first_seq").asInt()).isEqualTo(0x19B74F);
    assertLatency(cached.at("/0/latency/ACQUIRE_BLOCK"), 2, 2641, 2754, 5395);
    assertLatency(cached.at("/1/latency/GRANT_ACK"), 1, 2180, 2180, 2180);
    assertThat(cached.at("/1/counts/outstanding_at_end").asInt()).isEqualTo(1);
    assertThat(cached.at("/1/matching/open/0/request").asText()).isEqualTo("D.GrantData");
    assertCredit(cached.at("/0/credits/A"), 4, 4);
    assertCredit(cached.at("/0/credits/E"), 1, 1);
    assertCredit(cached.at("/1/credits/D"), 10, 20);
    JsonNode uncached = capture.at("/connections/1/halves");
    assertThat(uncached.at("/0/first_seq").asInt()).isEqualTo(0x11AA36);
    assertThat(uncached.at("/1/first_seq").asInt()).isEqualTo(0x0D007A);
    assertLatency(uncached.at("/0/latency/GET"), 4, 2053, 2060, 8230);
    assertCredit(uncached.at("/0/credits/A"), 8, 8);
    assertCredit(uncached.at("/1/credits/D"), 7, 8);
  }

  @Test
  void etriEndpoint_isPairedFirstInFirstOut() throws JsonProcessingException {
    JsonNode capture = inspected("etri-basic.pcap", InspectOptions.DEFAULT);

    assertThat(capture.at("/frames").asInt()).isEqualTo(577);
    assertThat(capture.at("/time/span_ns").asLong()).isEqualTo(7_651_807_019L);
    assertThat(capture.at("/taps/0/counts/ts_inversions").asInt()).isEqualTo(81);
    JsonNode slave = capture.at("/connections/0/halves/0");
    assertFrames(slave, 289, 266, 0, 23, 42);
    JsonNode master = capture.at("/connections/0/halves/1");
    assertFrames(master, 288, 251, 1, 36, 27);
    JsonNode put = master.at("/latency/PUT");
    assertLatency(put, 112, 4616, 142_080, 5_780_965);
    assertThat(put.at("/p50_ns").asLong()).isEqualTo(46_048);
    assertThat(put.at("/p90_ns").asLong()).isEqualTo(98_366);
    JsonNode get = master.at("/latency/GET");
    assertLatency(get, 112, 20_791, 139_717, 6_403_531);
    assertThat(get.at("/p50_ns").asLong()).isEqualTo(46_919);
    assertThat(get.at("/p90_ns").asLong()).isEqualTo(99_738);
    assertThat(master.at("/matching/source_fifo").asBoolean()).isTrue();
    assertThat(master.at("/matching/quality").asText()).isEqualTo("good");
    assertThat(slave.at("/counts/size_mismatch").asInt()).isEqualTo(112);
    // Five handshake frames grant 2^10 on each channel; beyond that all that was sent came back.
    assertCredit(master.at("/credits/A"), 1024 + 560, 560);
    assertCredit(slave.at("/credits/D"), 1024 + 336, 336);
    assertThat(slave.at("/profile").asText()).isEqualTo("etri11");
  }

  @Test
  void lewizEndpoint_repeatsOneFrameAndReturnsTooManyCredits() throws JsonProcessingException {
    JsonNode capture = inspected("hello_uart.pcapng", InspectOptions.DEFAULT);

    assertThat(capture.at("/frames").asInt()).isEqualTo(17_370);
    assertThat(capture.at("/time/span_ns").asLong()).isEqualTo(141_119_000);
    assertThat(capture.at("/taps/0/ts_resolution_ns").asLong()).isEqualTo(1000);
    JsonNode master = capture.at("/connections/0/halves/0");
    assertFrames(master, 8683, 8683, 0, 0, 8641);
    JsonNode slave = capture.at("/connections/0/halves/1");
    assertFrames(slave, 8687, 8686, 1, 0, 8644);
    assertLatency(master.at("/latency/GET"), 42, 0, 42_000, 112_000);
    assertThat(master.at("/latency/GET/p50_ns").asLong()).isEqualTo(1000);
    assertThat(master.at("/latency/GET/p90_ns").asLong()).isEqualTo(1000);
    assertThat(master.at("/messages/A.Get/flits").asInt()).isEqualTo(84);
    assertThat(slave.at("/messages/D.AccessAckData/flits").asInt()).isEqualTo(378);
    JsonNode unused = slave.at("/credits/C");
    assertCredit(unused, 2_211_584, 0);
    assertThat(unused.at("/state").asText()).isEqualTo("unreliable");
    assertThat(unused.at("/stall_ns").isNull()).isTrue();
    assertThat(master.at("/anomalies/credit_overreturn").asInt()).isEqualTo(1);
    assertThat(slave.at("/profile").asText()).isEqualTo("lewiz103");
  }

  private static JsonNode inspected(String name, InspectOptions options)
      throws JsonProcessingException {
    return new ObjectMapper().readTree(Inspection.of(Captures.named(name), options).json());
  }

  private static void assertFrames(
      JsonNode half, int frames, int fresh, int repeats, int... others) {
    JsonNode counts = half.path("counts");
    assertThat(counts.path("frames").asInt()).isEqualTo(frames);
    assertThat(counts.path("new_frames").asInt()).isEqualTo(fresh);
    assertThat(counts.path("retrans_frames").asInt()).isEqualTo(repeats);
    assertThat(counts.path("ack_only_frames").asInt()).isEqualTo(others[0]);
    assertThat(counts.path("empty_frames").asInt()).isEqualTo(others[1]);
    assertThat(counts.path("gap_frames").asInt()).isZero();
  }

  private static void assertLatency(JsonNode list, long count, long min, long max, long sum) {
    assertThat(list.path("count").asLong()).isEqualTo(count);
    assertThat(list.path("min_ns").asLong()).isEqualTo(min);
    assertThat(list.path("max_ns").asLong()).isEqualTo(max);
    assertThat(list.path("sum_ns").asLong()).isEqualTo(sum);
    assertThat(list.path("exact").asBoolean()).isTrue();
  }

  private static void assertCredit(JsonNode credit, long granted, long consumed) {
    assertThat(credit.path("granted").asLong()).isEqualTo(granted);
    assertThat(credit.path("consumed").asLong()).isEqualTo(consumed);
  }
}
