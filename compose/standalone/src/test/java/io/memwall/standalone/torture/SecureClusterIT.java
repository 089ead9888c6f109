package io.memwall.standalone.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.memwall.standalone.AgentMain;
import io.memwall.standalone.Main;
import io.memwall.standalone.torture.SecureCluster.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The production layout as docs/production.md describes it, with the ACLs that we ship and no
 * others: nothing is lost when parts of it die, and whoever lacks a right or a proof is told so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
    named = "memwall.full",
    matches = "true",
    disabledReason = "three brokers and ten processes: mvn -Pfull verify runs it")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SecureClusterIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration SAID_WITHIN = Duration.ofMinutes(1);
  private static final int ENTRIES = 20;
  private static final String NOBODY = "";

  private Path home;
  private SecureCluster cluster;
  private Tables tables;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    home = directory;
    var users =
        Map.of(
            "agent",
            "agent",
            "streams",
            "streams",
            "sink",
            "sink",
            "alerts",
            "alerts",
            "admin",
            "admin",
            "newcomer",
            NOBODY,
            "groupless",
            NOBODY,
            "transactionless",
            NOBODY);
    cluster = new SecureCluster(home, users);
    tables = cluster.tables();
    Daemon prepare =
        cluster.start(
            Main.class,
            "prepare",
            "streams",
            "--prepare",
            "--config",
            cluster.sinkConfig("admin", Proof.of("admin")));
    assertThat(prepare.code(PATIENCE)).as("%s", prepare).isZero();
  }

  @AfterAll
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void killedSinkAndTopologies_loseNothing() throws Exception {
    Daemon streams = cluster.streams("streams-1", Proof.of("streams"));
    Daemon sink = cluster.sink("sink-1", Proof.of("sink"));
    cluster.alerts("alerts", Proof.of("alerts"));
    tell("h1");
    tell("h2");
    Daemon first = cluster.agent("h1", Proof.of("agent"));
    cluster.streams("streams-2", Proof.of("streams"));
    cluster.sink("sink-2", Proof.of("sink"));
    Daemon second = cluster.agent("h2", Proof.of("agent"));
    Daemon tortured = torturedAgent();
    awaitFresh();

    sink.kill();
    streams.kill();
    awaitFresh();
    first.stop();
    second.stop();
    tortured.tell("stop");
    assertThat(tortured.code(PATIENCE)).as("%s", tortured).isZero();

    awaitAudited();
    assertTold("h1");
    assertTold("h2");
  }

  /** Traffic of the simulator's fabric; what it says is written down before it leaves. */
  private Daemon torturedAgent() throws IOException {
    Files.createFile(cluster.ledger(Stage.NODE));
    return cluster.start(
        Main.class,
        Stage.NODE,
        "dev",
        "torture-agent",
        "--config",
        cluster.agentConfig(Stage.NODE, Proof.of("agent")),
        "--node",
        Stage.NODE,
        "--spool",
        home.resolve("spool").toString(),
        "--truth",
        truth().toString(),
        "--seed",
        "7");
  }

  private Path truth() {
    return home.resolve("truth.txt");
  }

  /** What comes into being now ends in the tables, as told and as computed. */
  private void awaitFresh() {
    long now = System.currentTimeMillis();
    for (String newest :
        new String[] {"max(t_emit) FROM health", "max(t_computed) FROM bandwidth"}) {
      await(newest)
          .atMost(PATIENCE)
          .until(
              () ->
                  tables
                      .figureIfAny(
                          "SELECT toUnixTimestamp64Milli(toDateTime64("
                              + newest.replace(" FROM", ", 3)) FROM"))
                      .filter(ms -> ms > now)
                      .isPresent());
    }
  }

  private void awaitAudited() {
    await("tables as the truth")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(
            () ->
                assertThat(new Audit(tables, Truth.read(truth())).verdicts())
                    .hasSizeGreaterThan(5)
                    .allMatch(Verdict::holds));
  }

  /** A pool manager has said so much on a node. */
  private void tell(String node) throws IOException {
    String lines =
        LongStream.rangeClosed(1, ENTRIES)
            .mapToObj(
                seq ->
                    """
                    {"pool_id":"%s-pool","ledger_epoch":1,"ledger_seq":%d,"time":%d,"op":"alloc",\
                    "alloc_id":"a%d","tenant":"t","extents":[{"base":%d,"length":4096}]}
                    """
                        .formatted(node, seq, 1_772_000_000_000_000_000L + seq, seq, seq * 4096))
            .collect(Collectors.joining());
    Files.writeString(cluster.ledger(node), lines);
  }

  /** All of it is stored, each once, and the account of the node is closed. */
  private void assertTold(String node) {
    await("what " + node + " was told")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              assertThat(
                      tables.rows(
                          "SELECT count(), uniqExact(ledger_seq) FROM allocation FINAL WHERE node_id = '%s'"
                              .formatted(node)))
                  .singleElement()
                  .asString()
                  .isEqualTo("[%d, %d]".formatted(ENTRIES, ENTRIES));
              assertThat(
                      tables.rows(
                          """
                          SELECT stream, seen, stored, remainder, declared_lost + blind
                          FROM balance(from = '2020-01-01', to = '2100-01-01', case_name = '')
                          WHERE node = '%s' AND (remainder != 0 OR declared_lost + blind != 0)
                          """
                              .formatted(node)))
                  .isEmpty();
            });
  }

  @Test
  @Order(2)
  void agentWithACertificateOfAnotherAuthority_isToldSo_andLosesNothing() throws Exception {
    assertRefused(
        "foreign-certificate",
        Proof.of("agent").showing("stranger"),
        "refuses our certificate",
        "keystore must hold one of an authority that the brokers trust");
  }

  @Test
  @Order(3)
  void agentThatBelievesAnotherAuthority_isToldSo_andLosesNothing() throws Exception {
    assertRefused(
        "foreign-authority",
        Proof.of("agent").believing("theirs"),
        "shows a certificate that we do not believe",
        "truststore must hold the authority that signed it");
  }

  @Test
  @Order(4)
  void agentWithAWrongPassword_isToldSo_andLosesNothing() throws Exception {
    assertRefused(
        "wrong-password",
        Proof.of("agent").saying("sink"),
        "does not believe user agent",
        "the password in its file must be the one the user was made with");
  }

  @Test
  @Order(5)
  void agentThatMayNotWrite_isToldSo_andLosesNothing() throws Exception {
    tell("closed-out");
    // To see a topic is not to write to it; of the inventory it does not even see all.
    cluster.grant("sink", "newcomer", any -> true);
    Daemon agent = cluster.agent("closed-out", Proof.of("newcomer"));
    agent.awaitWord(
        "user newcomer may not write to topic memwall.allocation, memwall.connection, memwall.flow,",
        SAID_WITHIN);
    assertThat(agent.said())
        .contains("Kafka at 127.0.0.1:", "memwall.inventory,", "share/kafka/grant ROLE USER")
        .doesNotContain("secret-of");
    // Nobody has to restart it: it asks again.
    cluster.grant("agent", "newcomer", any -> true);
    agent.awaitWord("Kafka takes events", SAID_WITHIN);
    agent.stop();
    assertTold("closed-out");
  }

  /** The error is said; then the agent is started again as it should be, on its spool. */
  private void assertRefused(String node, Proof wrong, String... said) throws Exception {
    tell(node);
    Daemon refused = cluster.agent(node, wrong);
    for (String words : said) {
      refused.awaitWord(words, SAID_WITHIN);
    }
    assertThat(refused.said()).contains("events wait on disk: Kafka at 127.0.0.1:");
    assertThat(refused.said()).doesNotContain("secret-of", Authority.PASSWORD);
    refused.stop();
    assertThat(tables.figure("SELECT count() FROM health WHERE node_id = '%s'".formatted(node)))
        .isZero();
    Daemon right =
        cluster.start(
            AgentMain.class,
            node + "-again",
            "collect",
            "--config",
            cluster.agentConfig(node, Proof.of("agent")));
    right.awaitWord("Kafka takes events", SAID_WITHIN);
    right.stop();
    assertTold(node);
  }

  @Test
  @Order(6)
  void sinkThatMayNotReadItsGroup_endsAndSaysSo() throws Exception {
    cluster.grant("sink", "groupless", acl -> acl.pattern().resourceType() != ResourceType.GROUP);
    assertEnds(
        cluster.sink("groupless", Proof.of("groupless")),
        "sink: Kafka at 127.0.0.1:",
        "user groupless may not use consumer group memwall-sink",
        "share/kafka/grant ROLE USER");
  }

  @Test
  @Order(7)
  void topologiesThatMayNotUseTheirTransactionalIds_endAndSaySo() throws Exception {
    cluster.grant(
        "streams",
        "transactionless",
        acl -> acl.pattern().resourceType() != ResourceType.TRANSACTIONAL_ID);
    assertEnds(
        cluster.streams("transactionless", Proof.of("transactionless")),
        "user transactionless may not use its transactional id",
        "share/kafka/grant ROLE USER");
  }

  @Test
  @Order(8)
  void alertsAndPreparation_endAndSaySoToo() throws Exception {
    assertEnds(
        cluster.alerts("stranger-alerts", Proof.of("groupless").showing("stranger")),
        "alerts: Kafka at 127.0.0.1:",
        "refuses our certificate");
    assertEnds(
        cluster.start(
            Main.class,
            "unprepared",
            "streams",
            "--prepare",
            "--config",
            cluster.sinkConfig("unprepared", Proof.of("admin").saying("sink"))),
        "does not believe user admin");
  }

  /** Ends by itself, and its last line is all there is to know. */
  private void assertEnds(Daemon daemon, String... said) throws Exception {
    assertThat(daemon.code(PATIENCE)).as("%s", daemon).isEqualTo(1);
    List<String> lines = daemon.said().lines().toList();
    assertThat(lines.get(lines.size() - 1)).startsWith("memwall: ").contains(said);
    assertThat(daemon.said()).doesNotContain("secret-of", Authority.PASSWORD);
  }
}
