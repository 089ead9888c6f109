package io.memwall.collectors.agent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LinkCapacityTest {
  private static final long GIGABIT = 1_000_000_000L;
  private static final RingOptions FULL = RingOptions.of("eth0");

  @Test
  void fullMode_isEnoughForSlowLinksOnly() {
    assertThat(warning(GIGABIT / 10, FULL)).isEmpty();
    assertThat(warning(10 * GIGABIT, FULL).orElseThrow())
        .contains("eth0 can carry 14,534,883 minimum frames a second", "about 500,000");
  }

  @Test
  void sampledModes_areEnoughWhenSampledEnough() {
    assertThat(warning(10 * GIGABIT, mode("connections:1/16"))).isPresent();
    assertThat(warning(10 * GIGABIT, mode("connections:1/32"))).isEmpty();
    assertThat(warning(10 * GIGABIT, mode("bursts:100ms/1s")).orElseThrow()).contains("shorter");
    assertThat(warning(10 * GIGABIT, mode("bursts:2ms/1s"))).isEmpty();
  }

  @Test
  void unknownSpeed_isNotWarnedOf() {
    assertThat(LinkCapacity.warning("veth0", OptionalLong.empty(), FULL)).isEmpty();
  }

  @Test
  void modes_areReadAsWritten() {
    assertThat(CaptureMode.parse("full", 1)).isEqualTo(CaptureMode.FULL);
    assertThat(CaptureMode.parse("connections:1/8", 3))
        .isEqualTo(new CaptureMode.Connections(8, 3));
    assertThat(CaptureMode.parse("bursts:20ms/2s", 4))
        .isEqualTo(new CaptureMode.Bursts(Duration.ofMillis(20), Duration.ofSeconds(2), 4));
    for (String wrong : new String[] {"", "half", "connections:1/1", "bursts:2s/1s", "bursts:1"}) {
      assertThatThrownBy(() -> CaptureMode.parse(wrong, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void nicCounters_countFromTheStart_andAreMissingElsewhere(@TempDir Path directory)
      throws IOException {
    Path statistics = Files.createDirectory(directory.resolve("statistics"));
    Files.writeString(directory.resolve("ifindex"), "7\n");
    Files.writeString(directory.resolve("speed"), "-1\n");
    Files.writeString(statistics.resolve("rx_missed_errors"), "100\n");
    var counters = new NicCounters(directory, 7);
    var namesake = new NicCounters(directory, 8);
    Files.writeString(statistics.resolve("rx_missed_errors"), "142\n");
    assertThat(counters.missed()).hasValue(42);
    assertThat(counters.dropped()).isEmpty();
    assertThat(counters.speed()).isEmpty();
    assertThat(namesake.missed()).isEmpty();
  }

  @Test
  void ring_hasLimits() {
    assertThatThrownBy(() -> FULL.withRingBytes(1 << 17))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FULL.withRingBytes((1 << 20) + 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<String> warning(long speed, RingOptions options) {
    return LinkCapacity.warning("eth0", OptionalLong.of(speed), options);
  }

  private static RingOptions mode(String text) {
    return FULL.withMode(CaptureMode.parse(text, 1));
  }
}
