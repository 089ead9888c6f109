package io.memwall.collectors.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.CaptureImport;
import io.memwall.collectors.agent.CaptureSummary;
import io.memwall.collectors.agent.Frames;
import io.memwall.collectors.agent.ImportRequest;
import io.memwall.collectors.agent.capture.CaptureBytes;
import io.memwall.collectors.agent.capture.Progress;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.PublishException;
import io.memwall.engines.KafkaEngine;
import io.memwall.engines.KafkaGuard;
import io.memwall.engines.KafkaOptions;
import io.memwall.schemas.TopicSetup;
import io.memwall.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real broker that speaks TLS only, and only to users who prove a password by SCRAM. */
@Timeout(240)
final class KafkaSecurityIT {
  private static final String PASSWORD = "a-password";

  @TempDir static Path directory;

  private static TestCertificates files;
  private static KafkaEngine kafka;

  @BeforeAll
  static void start() throws Exception {
    files = new TestCertificates(directory);
    Path store = files.store("broker");
    files.certificate("broker");
    files.store("stranger");
    files.certificate("stranger");
    files.secret("password", PASSWORD);
    files.secret("wrong", "another");
    var guard = new KafkaGuard(store, TestCertificates.PASSWORD, Map.of("agent", PASSWORD));
    kafka = KafkaEngine.start(KafkaOptions.in(directory.resolve("kafka")).withGuard(guard));
    try (Admin admin = admin()) {
      new TopicSetup(admin, 1, 1).ensure();
    }
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static KafkaTarget target(String security) {
    return Written.text(
            """
            node: {id: n1}
            kafka:
              bootstrap: %s
              security: {%s}
            """
                .formatted(kafka.bootstrapServers(), security.replace("DIR", directory.toString())))
        .on(Path.of("/"))
        .config()
        .kafka()
        .target();
  }

  private static Admin admin() {
    KafkaTarget target = target(login("SASL_SSL", "broker", "password"));
    var settings = new HashMap<String, Object>(target.overrides());
    settings.put("bootstrap.servers", target.bootstrapServers());
    return Admin.create(settings);
  }

  private static String login(String protocol, String truststore, String passwordFile) {
    String trust =
        protocol.equals("SASL_SSL") ? "truststore: DIR/%s.pem, ".formatted(truststore) : "";
    return "protocol: %s, %susername: agent, password_file: DIR/%s"
        .formatted(protocol, trust, passwordFile);
  }

  private static CaptureSummary publish(String security) {
    Path file = CaptureBytes.pcap().record(1, Frames.get(0, 1)).in(directory, "run.pcap");
    return new CaptureImport()
        .run(ImportRequest.of(file, target(security)), Progress.NONE, Progress.NONE);
  }

  @Test
  void tlsAndScram_takeEveryEvent() throws Exception {
    assertThat(publish(login("SASL_SSL", "broker", "password")).published()).isTrue();
    try (Admin admin = admin()) {
      var flow = new TopicPartition(Topics.FLOW.name(), 0);
      var ends = admin.listOffsets(Map.of(flow, OffsetSpec.latest())).all().get();
      assertThat(ends.get(flow).offset()).isPositive();
    }
  }

  /** A broker that asks for certificates would get this one. */
  @Test
  void ownCertificate_isTakenAlong() throws Exception {
    files.secret("store-secret", TestCertificates.PASSWORD);
    String own = ", keystore: DIR/stranger.p12, keystore_password_file: DIR/store-secret";
    assertThat(publish(login("SASL_SSL", "broker", "password") + own).published()).isTrue();
  }

  @Test
  void wrongPassword_isSaidInOneLineWithoutIt() {
    assertThatThrownBy(() -> publish(login("SASL_SSL", "broker", "wrong")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("invalid credentials with SASL mechanism SCRAM-SHA-512")
        .hasMessageNotContaining("another");
  }

  /** Whoever is in the middle has another certificate. */
  @Test
  void strangersCertificate_isNotBelieved() {
    assertThatThrownBy(() -> publish(login("SASL_SSL", "stranger", "password")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("SSL handshake failed");
  }

  @Test
  void target_printsNoSecret() {
    KafkaTarget target = target(login("SASL_SSL", "broker", "password"));
    assertThat(target.overrides().toString()).contains(PASSWORD);
    assertThat(target.toString()).doesNotContain(PASSWORD).contains("SASL_SSL");
  }
}
