package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.SharedEngines;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site whose Kafka and ClickHouse are empty gets its topics and tables from one command. */
class PrepareIT {
  @TempDir private Path home;

  @Test
  void emptyServers_getTopicsAndTables_andAgainNothing() throws Exception {
    SharedEngines.clickHouseMissing()
        .ifPresent(
            reason -> {
              assertThat(System.getenv("CI")).as(reason).isNull();
              Assumptions.abort(reason);
            });
    String database = SharedEngines.freshName("prepare");
    Path file = home.resolve("streams.yaml");
    Files.writeString(
        file,
        "kafka: {bootstrap: '%s'}\nclickhouse: {url: '%s', database: %s}\n"
            .formatted(SharedEngines.kafka(), SharedEngines.clickHouseUrl(), database));
    String[] prepare = {"streams", "--config", file.toString(), "--prepare"};

    assertThat(Cli.here(prepare).succeeded().err()).contains("tables and saved queries are there");
    assertThat(Cli.here(prepare).succeeded().err()).contains("made 0 topics");
  }
}
