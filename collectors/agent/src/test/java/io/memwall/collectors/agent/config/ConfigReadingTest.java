package io.memwall.collectors.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.host.HostSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.collectors.agent.live.CaptureMode;
import io.memwall.collectors.agent.live.RingOptions;
import io.memwall.collectors.agent.privacy.AddressPolicy;
import io.memwall.collectors.agent.spool.SpoolSettings;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.collectors.wire.sample.SamplerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigReadingTest {
  @Test
  void least_hasSafeDefaults() {
    AgentConfig config = Written.text(Written.LEAST).config();
    assertThat(config.node())
        .isEqualTo(new NodeConfig("n1", "default", "default", Path.of("/var/lib/memwall")));
    assertThat(config.kafka().security().protocol()).isEqualTo(KafkaSecurity.Protocol.PLAINTEXT);
    assertThat(config.capture().interfaces()).isEmpty();
    assertThat(config.capture().samples().settings()).isEqualTo(SamplerSettings.DEFAULT);
    assertThat(config.intake().server().settings()).isEmpty();
    assertThat(config.http().server().listen())
        .contains(new ListenAddress.Tcp("127.0.0.1", 9463, false));
    assertThat(config.spool())
        .isEqualTo(new SpoolConfig(SpoolSettings.in(Path.of("/var/lib/memwall/spool"))));
    assertThat(config.limits()).isEqualTo(new LimitsConfig(0.5, 256L << 20));
    assertThat(config.privacy().policy()).isSameAs(AddressPolicy.FULL);
  }

  @Test
  void everyKind_isMapped() {
    AgentConfig config =
        Written.beside(
                """
                capture:
                  interval: 200ms
                  ethertypes: [0xaaaa, 0x0000]
                  memory: 32MiB
                  samples: {every: 1024, slowest: 0}
                  copies: drop
                  interfaces:
                    - name: eth0
                      mode: connections:1/16
                      ring: 4MiB
                      promiscuous: true
                      position: pool
                    - eth1
                host: {interval: 1s, cgroups: [/system.slice], nvidia_smi: off}
                links: {interfaces: ["eth*"]}
                intake: {listen: "unix:/run/memwall/intake.sock", follow: /var/log/pool.jsonl}
                privacy: {addresses: truncate:12}
                """)
            .config();
    CaptureConfig capture = config.capture();
    assertThat(capture.interval()).isEqualTo(IntervalLength.of(Duration.ofMillis(200)));
    assertThat(capture.etherTypes()).isEqualTo(Set.of(0xaaaa, 0));
    assertThat(capture.samples().settings()).isEqualTo(new SamplerSettings(1.0 / 1024, 0));
    assertThat(capture.copies()).isEqualTo(MirrorMode.ON);
    InterfaceConfig first = capture.interfaces().get(0);
    assertThat(first.mode()).isEqualTo(new CaptureMode.Connections(16, 0));
    assertThat(first.position()).contains(InterfaceConfig.Position.POOL);
    RingOptions ring = capture.rings().get(0);
    assertThat(ring.ringBytes()).isEqualTo(4 << 20);
    assertThat(ring.extras()).isEqualTo(new RingOptions.Extras(true, false, false, true));
    assertThat(capture.tableBytes()).isEqualTo(20 << 20);
    assertThat(capture.interfaces().get(1).name()).isEqualTo("eth1");
    assertThat(capture.interfaces().get(1).ringBytes()).isEqualTo(8 << 20);
    assertThat(config.host().settings())
        .isEqualTo(
            new HostSettings(
                Path.of("/"), List.of("/system.slice"), true, new HostSettings.NvidiaSmi.Off()));
    assertThat(config.links().settings(Path.of("/")).interfaces()).containsExactly("eth*");
    assertThat(config.intake().follow()).containsExactly(Path.of("/var/log/pool.jsonl"));
    assertThat(config.intake().server().listen())
        .contains(new ListenAddress.Unix(Path.of("/run/memwall/intake.sock")));
    assertThat(config.privacy().policy().apply(0x12345)).isEqualTo(0x12000);
  }

  @Test
  void environment_winsOverTheFile() {
    AgentConfig config =
        Written.beside("links: {interval: 5s}\n")
            .with("MEMWALL_KAFKA_BOOTSTRAP", "a:1, b:2")
            .with("MEMWALL_LINKS_INTERVAL", "20s")
            .with("MEMWALL_CAPTURE_INTERFACES", "eth0,eth1")
            .with("MEMWALL_KAFKA_PROPERTIES", "{compression.type: zstd}")
            .config();
    assertThat(config.kafka().bootstrap()).isEqualTo("a:1,b:2");
    assertThat(config.kafka().properties()).isEqualTo(Map.of("compression.type", "zstd"));
    assertThat(config.links().interval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.capture().interfaces())
        .extracting(InterfaceConfig::name)
        .containsExactly("eth0", "eth1");
  }

  @Test
  void environmentAlone_isEnough() {
    AgentConfig config =
        Written.text("")
            .with("MEMWALL_NODE_ID", "n7")
            .with("MEMWALL_KAFKA_BOOTSTRAP", "k:9092")
            .with("MEMWALL_JAVA_OPTS", "-Xmx64m")
            .with("MEMWALL_KAFKA_PORT", "tcp://10.0.0.1:9092")
            .config();
    assertThat(config.node().id()).isEqualTo("n7");
  }

  @Test
  void samples_areWholeNumbers_noneForZero() {
    AgentConfig none = Written.beside("capture: {samples: {every: 0}}\n").config();
    assertThat(none.capture().samples().settings().headRate()).isZero();
    assertThat(Written.beside("capture: {samples: {every: 1.5, slowest: 10001}}\n").mistakes())
        .containsExactly(
            "agent.yaml:3: capture.samples.every = \"1.5\": is no whole number; allowed: 0 to 100000000",
            "agent.yaml:3: capture.samples.slowest = \"10001\": is outside the range; allowed: 0 to 10000");
  }

  @Test
  void sixMistakes_areSixLines() {
    assertThat(
            Written.text(
                    """
                    node:
                      id: n1
                    kafka:
                      bootstrap: kafka1
                    capture:
                      intervall: 1s
                      memory: 64MB
                    spool:
                      max_age: 20days
                    limits:
                      cpu: 50%
                    http:
                      listen: 9463
                    """)
                .mistakes())
        .containsExactly(
            "agent.yaml:4: kafka.bootstrap = \"kafka1\": has no port; allowed: HOST:PORT, several with commas; did you mean kafka1:9092?",
            "agent.yaml:6: capture.intervall = \"1s\": is no setting; did you mean capture.interval?",
            "agent.yaml:7: capture.memory = \"64MB\": has the unknown unit MB; allowed: 8MiB to 64GiB; did you mean 64MiB?",
            "agent.yaml:9: spool.max_age = \"20days\": has the unknown unit days; allowed: 1s to 30d; did you mean 20d?",
            "agent.yaml:11: limits.cpu = \"50%\": is a percentage; allowed: 0.05 to 256 cores; did you mean 0.5?",
            "agent.yaml:13: http.listen = \"9463\": is no address to listen at; allowed: off, unix:/PATH, http://HOST:PORT, https://HOST:PORT; did you mean http://127.0.0.1:9463?");
  }

  @Test
  void whatWouldBeRefusedAgain_isNotSuggested() {
    assertThat(
            Written.beside(
                    """
                    capture: {memory: 3}
                    spool: {max_age: 90days}
                    limits: {cpu: 1%}
                    """)
                .mistakes())
        .containsExactly(
            "agent.yaml:3: capture.memory = \"3\": has no unit; allowed: 8MiB to 64GiB",
            "agent.yaml:4: spool.max_age = \"90days\": has the unknown unit days; allowed: 1s to 30d",
            "agent.yaml:5: limits.cpu = \"1%\": is a percentage; allowed: 0.05 to 256 cores");
  }

  @Test
  void misspelledVariable_isAMistake() {
    assertThat(Written.beside("").with("MEMWALL_KAFKA_BOOTSTRP", "k:1").mistakes())
        .containsExactly(
            "environment: MEMWALL_KAFKA_BOOTSTRP = \"k:1\": sets no key; did you mean MEMWALL_KAFKA_BOOTSTRAP?");
  }

  @Test
  void misspelledKeyThatIsRequired_isOneMistake() {
    assertThat(Written.text("node: {id: n1}\nkafka: {boostrap: 'k:1'}\n").mistakes())
        .containsExactly(
            "agent.yaml:2: kafka.boostrap = \"k:1\": is no setting; did you mean kafka.bootstrap?");
    assertThat(Written.text("node: {id: n1}\n").with("MEMWALL_KAFKA_BOOTSTRP", "k:1").mistakes())
        .hasSize(1);
  }

  @Test
  void keyInTheWrongSection_isFoundInAnother() {
    assertThat(Written.beside("capture: {max_bytes: 1GiB}\n").mistakes())
        .containsExactly(
            "agent.yaml:3: capture.max_bytes = \"1GiB\": is no setting; did you mean spool.max_bytes?");
  }

  @Test
  void secretInTheFile_isNeverRepeated() {
    List<String> mistakes =
        Written.beside(
                """
                intake: {token: hunter2}
                privacy: {key: [hunter2]}
                """)
            .with("MEMWALL_KAFKA_SECURITY_PASSWORD", "hunter2")
            .mistakes();
    assertThat(mistakes).hasSize(3).noneMatch(line -> line.contains("hunter2"));
    assertThat(mistakes.get(0))
        .contains("intake.token = \"(hidden)\"", "did you mean intake.token_file?");
  }

  @Test
  void propertiesThatAreSecretOrOurs_areRefused() {
    assertThat(
            Written.text(
                    """
                    node: {id: n1}
                    kafka:
                      bootstrap: k:9092
                      properties:
                        sasl.jaas.config: hunter2
                        ssl.keystore.password: hunter2
                        acks: 1
                        linger.ms: 5
                    """)
                .mistakes())
        .hasSize(3)
        .noneMatch(line -> line.contains("hunter2"))
        .first()
        .asString()
        .contains("kafka.properties.sasl.jaas.config has a key of its own", "password_file");
  }

  @Test
  void effective_readsAsTheSame() {
    ConfigReading reading =
        Written.beside("capture: {interfaces: [eth0, {name: eth1, mode: \"bursts:10ms/1s\"}]}\n")
            .with("MEMWALL_KAFKA_PROPERTIES", "{compression.type: zstd}")
            .reading();
    assertThat(reading.effective())
        .contains("interval: 10s  # default", "compression.type: zstd  # MEMWALL_KAFKA_PROPERTIES")
        .contains("name: eth1  # agent.yaml:3");
    ConfigReading again =
        ConfigReading.of(
            reading.effective(), "effective", new Machine(Map.of(), Path.of("/nowhere"), false));
    assertThat(again.mistakes()).isEmpty();
    assertThat(again.config()).isEqualTo(reading.config());
  }

  @Test
  void fingerprint_isOfWhatIsInEffect() {
    var written = Written.beside("links: {interval: 20s}\n").reading().fingerprint();
    assertThat(written).get().asString().matches("[0-9a-f]{16}");
    assertThat(Written.beside("").with("MEMWALL_LINKS_INTERVAL", "20s").reading().fingerprint())
        .isEqualTo(written);
    assertThat(Written.beside("").reading().fingerprint()).isNotEqualTo(written);
    assertThat(Written.beside("links: 1").reading().fingerprint()).isEmpty();
  }

  @Test
  void missingFile_saysSo() {
    ConfigReading reading = ConfigReading.of(Path.of("/nowhere/a.yaml"), Machine.thisOne(Map.of()));
    assertThat(reading.mistakes()).containsExactly("/nowhere/a.yaml: is not there");
    assertThat(reading.config()).isEqualTo(Optional.empty());
  }
}
