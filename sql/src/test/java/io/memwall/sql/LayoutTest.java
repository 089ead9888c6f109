package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final Layout CLUSTER = Layout.on("racks");
  private static final Path GOLDEN = Path.of("src/test/resources/io/memwall/sql/cluster.sql");

  /** What {@code --prepare} runs on a cluster, but for views; -Dgolden.rewrite=true renews it. */
  @Test
  void migrationsForACluster_areThoseOfTheGoldenFile() throws IOException {
    String rendered =
        Stream.concat(
                Stream.of(Migrator.LEDGER, QueryViews.LEDGER)
                    .flatMap(ledger -> CLUSTER.statements(ledger).stream()),
                Migration.shipped().stream()
                    .flatMap(migration -> migration.statements(CLUSTER).stream()))
            .collect(Collectors.joining(";\n\n", "", ";\n"));

    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, rendered);
    } else {
      assertThat(rendered).isEqualTo(Files.readString(GOLDEN));
    }
    assertThat(rendered).doesNotContain("${");
  }

  @Test
  void table_becomesReplicatedPartsAndADistributedTableByIdentity() {
    String create =
        """
        -- What it is.
        CREATE TABLE IF NOT EXISTS t ${on_cluster}
        (
            a String, b UInt8
        )
        ENGINE = ${replicated}ReplacingMergeTree(b)
        PARTITION BY a
        ORDER BY (a, b)""";

    assertThat(CLUSTER.statements(create))
        .containsExactly(
            """
            -- What it is.
            CREATE TABLE IF NOT EXISTS t_local ON CLUSTER 'racks'
            (
                a String, b UInt8
            )
            ENGINE = ReplicatedReplacingMergeTree(b)
            PARTITION BY a
            ORDER BY (a, b)""",
            """
            CREATE TABLE IF NOT EXISTS t ON CLUSTER 'racks' AS t_local
            ENGINE = Distributed('racks', currentDatabase(), 't_local', cityHash64(a, b))""");
    assertThat(Layout.SINGLE.statements(create).get(0))
        .contains("EXISTS t \n(", "ENGINE = ReplacingMergeTree(b)");
  }

  @Test
  void alteration_isOfBoth_andAViewIsOnEveryServer() {
    assertThat(CLUSTER.statements("ALTER TABLE t ${on_cluster} ADD COLUMN c UInt8"))
        .containsExactly(
            "ALTER TABLE t_local ON CLUSTER 'racks' ADD COLUMN c UInt8",
            "ALTER TABLE t ON CLUSTER 'racks' ADD COLUMN c UInt8");
    assertThat(CLUSTER.statements("CREATE OR REPLACE VIEW v AS\nSELECT 1"))
        .containsExactly("CREATE OR REPLACE VIEW v ON CLUSTER 'racks' AS\nSELECT 1");
    String rights = " DEFINER = CURRENT_USER SQL SECURITY DEFINER AS\nSELECT 1";
    assertThat(CLUSTER.statements("CREATE OR REPLACE VIEW v" + rights))
        .containsExactly("CREATE OR REPLACE VIEW v ON CLUSTER 'racks'" + rights);
    String indexes =
        """
        ALTER TABLE t ${on_cluster}
            ADD COLUMN d UInt8,
            -- Why.
            ADD INDEX i d TYPE minmax""";
    assertThat(CLUSTER.statements(indexes).get(1))
        .isEqualTo("ALTER TABLE t ON CLUSTER 'racks'\n    ADD COLUMN d UInt8");
    assertThat(CLUSTER.statements("ALTER TABLE t ${on_cluster}\n    ADD INDEX i d TYPE minmax"))
        .hasSize(1);
    for (SavedQuery query : SavedQueries.all()) {
      assertThat(CLUSTER.statements(query.text()).get(0))
          .containsPattern(
              "CREATE OR REPLACE VIEW " + query.name() + " ON CLUSTER 'racks' (DEFINER .+ )?AS");
    }
  }

  @Test
  void nameThatIsNone_isRefused() {
    assertThatThrownBy(() -> Layout.on("a'b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'a'b' is no name of a cluster");
  }
}
