package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables spread over shards answer every saved query as those of one server do. */
class ClusterIT {
  @TempDir static Path directory;
  private static TwoShards cluster;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Boolean.getBoolean("memwall.full"),
        "half a minute of all saved queries: mvn -Pfull verify runs it");
    TestDatabase.fresh();
    cluster = TwoShards.start(directory);
    // Twice: what replaces a row must meet it in its shard.
    for (int i = 0; i < 2; i++) {
      TestDatabase.execute(
          cluster.database(),
          SqlScript.statements(Files.readString(Path.of("testdata/data.sql")))
              .toArray(String[]::new));
    }
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @ParameterizedTest
  @MethodSource("io.memwall.sql.SqlIT#queries")
  void query_answersAsOnOneServer(SavedQuery query) throws Exception {
    // It tells of the server that is asked, whose parts lie elsewhere here.
    if (query.name().equals("storage_used")) {
      return;
    }
    String expected = Files.readString(Path.of("queries", query.name() + ".expected.tsv"));
    assertThat(SqlIT.answers(cluster.database(), query, expected)).isEqualTo(expected);
  }

  @Test
  void rows_lieOnBothShards() {
    for (String shard : cluster.shards()) {
      assertThat(cluster.rows(shard, "bandwidth")).as(shard).isPositive();
    }
  }
}
