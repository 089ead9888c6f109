package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a process of topologies, read without starting any. */
final class StreamsConfigTest {
  @TempDir private Path home;

  private Finished check(String yaml, String... words) throws IOException {
    Path file = home.resolve("streams.yaml");
    Files.writeString(file, yaml);
    var all = new String[words.length + 3];
    System.arraycopy(new String[] {"streams", "--config", file.toString()}, 0, all, 0, 3);
    System.arraycopy(words, 0, all, 3, words.length);
    return Cli.here(all);
  }

  @Test
  void theLeastOfIt_showsItsDefaults() throws IOException {
    var shown =
        check(
            "kafka: {bootstrap: 'k1:9092,k2:9092'}\nclickhouse: {url: 'http://ch:8123'}\n",
            "--print-effective");
    assertThat(shown.succeeded().out())
        .contains("threads: 1", "standby_replicas: 0", "replication_factor: 1", "partitions: 4")
        .contains("samples: 200", "quiet_samples: 1000", "quiet_below: 0.2", "target_inflation: 3")
        .contains("application_prefix: memwall-", "bandwidth", "allocation", "sink");
  }

  @Test
  void whatIsShown_readsAsTheSame() throws IOException {
    String text =
        """
        kafka: {bootstrap: 'k1:9092'}
        run: [bandwidth]
        scale: {threads: 2, standby_replicas: 1}
        latency: {samples: 50, target_inflation: 2.5}
        clickhouse: {cluster: racks, bounds: {events: 200GiB, keep_free: 20 GiB}}
        """;
    String shown = check(text, "--print-effective").succeeded().out();
    String again = check(shown, "--print-effective").succeeded().out();
    assertThat(shown).contains("samples: 50", "quiet_samples: 1000", "target_inflation: 2.5");
    assertThat(shown).contains("cluster: racks", "events: 200GiB", "keep_free: 20GiB");
    assertThat(again.replaceAll("  # .*", "")).isEqualTo(shown.replaceAll("  # .*", ""));
  }

  @Test
  void allMistakes_areNamedAtOnce() throws IOException {
    var refused =
        check(
            """
            state_dir: here
            run: [bandwith, sink]
            scale: {threads: many, partitons: 8}
            latency: {target_inflation: 1}
            clickhouse: {bounds: {events: 200}}
            """,
            "--check");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err().lines())
        .anyMatch(line -> line.contains("kafka.bootstrap is missing"))
        .anyMatch(line -> line.contains("state_dir = \"here\": is not absolute"))
        .anyMatch(line -> line.contains("did you mean bandwidth?"))
        .anyMatch(line -> line.contains("scale.threads = \"many\": is no whole number"))
        .anyMatch(line -> line.contains("did you mean scale.partitions?"))
        .anyMatch(line -> line.contains("latency.target_inflation = \"1\": is outside the range"))
        .anyMatch(line -> line.contains("clickhouse.bounds.events = \"200\": has no unit"))
        .anyMatch(line -> line.contains("clickhouse.url is missing"));
  }

  @Test
  void aConfigurationAndOptions_areNotMixed() throws IOException {
    var refused = check("kafka: {bootstrap: 'k1:9092'}\n", "--kafka", "k2:9092");
    assertThat(refused.failed(2)).contains("--config says it all");
    assertThat(Cli.here("streams").failed(2)).contains("--config FILE or --kafka HOST:PORT");
  }
}
