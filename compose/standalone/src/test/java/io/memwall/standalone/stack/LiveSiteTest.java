package io.memwall.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveSiteTest {
  private static final String SINK = "clickhouse: {url: 'http://ch:8123', database: mw}\n";

  @TempDir private Path home;

  private Path config(String yaml) throws IOException {
    return Files.writeString(home.resolve("streams.yaml"), yaml);
  }

  @Test
  void aConfigurationWithSink_saysWhereAndByWhichSettings() throws IOException {
    var site =
        LiveSite.of(
            config(
                "kafka: {bootstrap: 'k1:9092'}\nscale: {partitions: 7}\n"
                    + "latency: {samples: 50, target_inflation: 2.5}\n"
                    + SINK));
    assertThat(site.kafka()).isEqualTo("k1:9092");
    assertThat(site.partitions()).isEqualTo(7);
    assertThat(site.tables().name()).isEqualTo("mw");
    assertThat(site.latency().samples()).isEqualTo(50);
    assertThat(site.latency().targetInflation()).isEqualTo(2.5);
  }

  @Test
  void aConfigurationWithoutSink_isRefused() throws IOException {
    Path file = config("kafka: {bootstrap: 'k1:9092'}\nrun: [bandwidth]\n");
    assertThatThrownBy(() -> LiveSite.of(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("runs no sink");
  }

  @Test
  void aConfigurationWithMistakes_isRefusedWithThem() throws IOException {
    Path file = config("kafka: {bootstrop: 'k1:9092'}\n" + SINK);
    assertThatThrownBy(() -> LiveSite.of(file))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("bootstrop");
  }

  @Test
  void aClusterThatAsksForProof_isRefused() throws IOException {
    Path file = config("kafka: {bootstrap: 'k1:9092', security: {protocol: SSL}}\n" + SINK);
    assertThatThrownBy(() -> LiveSite.of(file)).isInstanceOf(CommandException.class);
  }
}
