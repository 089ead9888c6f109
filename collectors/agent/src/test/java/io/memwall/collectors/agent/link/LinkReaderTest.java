package io.memwall.collectors.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.memwall.collectors.agent.readings.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkReaderTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "-1, sentinel",
    "0, sentinel",
    "65535, sentinel",
    "4294967295, sentinel",
    "fast, not_a_number",
    "999999999, out_of_range"
  })
  void speedThatIsNone_isMissingWithItsReason(String speed, String reason) throws IOException {
    file("speed", speed);

    LinkReading reading = read();

    assertThat(reading.state().speedBps()).isEmpty();
    assertThat(reading.missing()).containsEntry("speed", reason);
  }

  @Test
  void speed_isInBitsPerSecond() throws IOException {
    file("speed", "100000");

    assertThat(read().state().speedBps()).hasValue(100_000_000_000L);
  }

  @Test
  void oddWords_areMissing() throws IOException {
    file("duplex", "unknown");
    file("carrier", "2");
    file("address", "80:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:01");

    LinkReading reading = read();

    assertThat(reading.state().duplex()).isEmpty();
    assertThat(reading.port().mac()).isEmpty();
    assertThat(reading.missing())
        .containsEntry("duplex", "unavailable")
        .containsEntry("carrier", "not_a_number");
  }

  @Test
  void interfaceThatGoes_isNoLongerReadAndComesBackAnew() throws IOException {
    try (var reader = new LinkReader(settings(), Clock.systemUTC())) {
      file("statistics/rx_bytes", "7");
      assertThat(reader.read()).hasSize(1);
      Files.delete(root.resolve("sys/class/net/p0/statistics/rx_bytes"));
      Files.delete(root.resolve("sys/class/net/p0/statistics"));
      Files.delete(root.resolve("sys/class/net/p0"));
      assertThat(reader.read()).isEmpty();
    }
  }

  @Test
  void thisMachinesInterfaces_areReadWithTheirDrivers() {
    assumeTrue(Files.isDirectory(Path.of("/sys/class/net/lo")), "needs Linux");
    var settings = new LinkSettings(Path.of("/"), List.of("*", "lo"), true);
    try (var reader = new LinkReader(settings, Clock.systemUTC())) {
      reader.read();

      List<LinkReading> readings = reader.read();

      assertThat(readings)
          .filteredOn(reading -> reading.port().name().equals("lo"))
          .singleElement()
          .satisfies(
              lo -> {
                Figures<LinkFigure> figures = lo.figures();
                assertThat(figures.get(LinkFigure.RX_BYTES))
                    .isEqualTo(figures.get(LinkFigure.TX_BYTES));
                assertThat(lo.port().mac()).isEqualTo(Optional.of("00:00:00:00:00:00"));
                assertThat(lo.missing()).containsKey("speed");
              });
      assertThat(readings)
          .allSatisfy(
              reading -> {
                assertThat(reading.missing()).doesNotContainValue("other_namespace");
                assertThat(reading.changes().resets()).isEmpty();
              });
    }
  }

  private LinkReading read() {
    try (var reader = new LinkReader(settings(), Clock.systemUTC())) {
      return reader.read().get(0);
    }
  }

  private LinkSettings settings() {
    return new LinkSettings(root, List.of("*"), false);
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve("sys/class/net/p0").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }
}
