package io.memwall.collectors.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules over more than one value, and over what values name. */
class ConfigRulesTest {
  @TempDir Path root;

  private static List<String> mistakes(String text) {
    return Written.beside(text).mistakes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{listen: 'http://0.0.0.0:9464'}                        | open to other machines without"
            + " TLS",
        "{listen: 'http://10.1.2.3:1', token_file: /t}          | open to other machines without"
            + " TLS",
        "{listen: 'https://127.0.0.1:1'}                        | needs a key store",
        "{listen: 'https://0.0.0.0:1', tls: {keystore: /c, keystore_password_file: /k}} | give a"
            + " token file or a client CA",
        "{tls: {keystore: /c}}                               | intake.tls.keystore_password_file is"
            + " missing",
        "{listen: 'unix:run.sock'}                              | is no address to listen at",
        "{listen: /run/memwall/intake.sock}                     | did you mean"
            + " unix:/run/memwall/intake.sock?",
      })
  void intakeThatIsOpen_isRefused(String intake, String why) {
    assertThat(mistakes("intake: " + intake + "\n"))
        .isNotEmpty()
        .anyMatch(line -> line.contains(why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{listen: 'unix:/run/memwall/intake.sock'}",
        "{listen: 'http://127.0.0.1:9464'}",
        "{listen: 'https://0.0.0.0:1', token_file: /t, tls: {keystore: /c, keystore_password_file:"
            + " /k}}",
        "{listen: 'https://[::]:1', tls: {keystore: /c, keystore_password_file: /k, client_ca:"
            + " /ca}}",
      })
  void intakeThatIsLocalOrAsksForProof_isTaken(String intake) {
    assertThat(mistakes("intake: " + intake + "\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{protocol: SASL_SSL}                             | username is missing; protocol SASL_SSL"
            + " needs it",
        "{protocol: SSL, username: u, password_file: /p}  | username = \"u\": is never used with"
            + " protocol SSL",
        "{truststore: /ca.pem}                            | truststore = \"/ca.pem\": is never used"
            + " with protocol PLAINTEXT",
        "{protocol: SSL, truststore: /ca.pem, truststore_password_file: /p} | is never used with"
            + " PEM",
        "{protocol: SSL, keystore_password_file: /p}      | is never used without keystore",
        "{protocol: sasl-ssl}                             | did you mean SASL_SSL?",
        "{protocol: SASL_SSL, mechanism: PLAIN}           | allowed: SCRAM-SHA-512, SCRAM-SHA-256",
      })
  void halfSecurity_isRefused(String security, String why) {
    List<String> mistakes =
        Written.text("node: {id: n1}\nkafka: {bootstrap: 'k:1', security: " + security + "}\n")
            .mistakes();
    assertThat(mistakes).isNotEmpty().anyMatch(line -> line.contains(why));
  }

  @Test
  void stores_areNamedByTheirEndingsAndHoldTheirSecrets() throws IOException {
    for (String name : List.of("ca.pem", "own.p12")) {
      Files.writeString(root.resolve(name), "certificate");
    }
    Path secret = Files.writeString(root.resolve("secret"), "hunter2\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    String security =
        "{protocol: SSL, truststore: /ca.pem, keystore: /own.p12, keystore_password_file: /secret}";
    var kafka =
        Written.text("node: {id: n1}\nkafka: {bootstrap: 'k:1', security: " + security + "}\n")
            .on(root)
            .config()
            .kafka();
    assertThat(kafka.target().overrides())
        .containsEntry("security.protocol", "SSL")
        .containsEntry("ssl.truststore.type", "PEM")
        .containsEntry("ssl.keystore.type", "PKCS12")
        .containsEntry("ssl.keystore.location", root.resolve("own.p12").toString())
        .containsEntry("ssl.keystore.password", "hunter2")
        .containsEntry("ssl.key.password", "hunter2")
        .doesNotContainKeys("ssl.truststore.password", "sasl.jaas.config");
    assertThat(kafka.toString() + kafka.target()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{addresses: hash}                   | key_file is missing",
        "{key_file: /k}                      | is never used without addresses: hash",
        "{addresses: truncate}               | did you mean truncate:12?",
        "{addresses: truncate:5}             | is outside the range",
        "{addresses: none}                   | allowed: full, truncate:BITS (6 to 40 low bits"
            + " cleared), hash",
      })
  void privacyThatHidesNothing_isRefused(String privacy, String why) {
    assertThat(mistakes("privacy: " + privacy + "\n")).singleElement().asString().contains(why);
  }

  @Test
  void partsThatDoNotFit_areRefused() {
    assertThat(mistakes("capture: {memory: 8MiB, interfaces: [{name: a, ring: 16MiB}]}\n"))
        .containsExactly(
            "agent.yaml:3: capture.memory = \"8MiB\": (8MiB) is less than the rings take; allowed:"
                + " at least 16MiB, or smaller rings");
    assertThat(mistakes("capture: {memory: 1GiB, interfaces: [a]}\n"))
        .singleElement()
        .asString()
        .contains("limits.memory (256MiB) has no room for capture.memory (1GiB)");
    assertThat(mistakes("capture: {interfaces: [a, a]}\n"))
        .singleElement()
        .asString()
        .contains("name one interface twice");
  }

  @Test
  void ring_isSharedOutOfTheMemory() {
    AgentConfig config =
        Written.beside("capture: {memory: 16MiB, interfaces: [a, b, c, d]}\n").config();
    assertThat(config.capture().interfaces())
        .extracting(InterfaceConfig::ringBytes)
        .containsOnly(2 << 20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: [b | is no YAML",
        "node: {id: n1}\\nnode: {id: n2} | node is written twice",
        "node: &x {id: n1}\\nkafka: *x | is no YAML",
        "node: n1 | node = \"n1\": is no section",
        "node: | node has nothing in it",
        "just words | holds no keys",
        "spool: {max_age:} | has no value",
      })
  void brokenYaml_isSaid(String text, String why) {
    assertThat(Written.text(text.replace("\\n", "\n")).mistakes())
        .anyMatch(line -> line.startsWith("agent.yaml:") && line.contains(why));
  }

  @Test
  void secretFile_isLookedAtBeforeItIsNeeded() throws IOException {
    Path open = Files.writeString(root.resolve("open"), "secret-text");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    Path empty = Files.writeString(root.resolve("empty"), "\n");
    Files.setPosixFilePermissions(empty, PosixFilePermissions.fromString("rw-------"));
    assertThat(secret("/open"))
        .contains("can be read by everybody: chmod 640 it")
        .doesNotContain("secret-text");
    assertThat(secret("/empty")).contains("is empty");
    assertThat(secret("/gone")).contains("is not there");
    assertThat(secret("/")).contains("is no file");
    assertThat(secret("here")).contains("is not absolute", "did you mean /here?");
  }

  private String secret(String path) {
    return Written.beside("privacy: {addresses: hash, key_file: " + path + "}\n")
        .on(root)
        .mistakes()
        .get(0);
  }

  @Test
  void keyFile_makesThePolicy() throws IOException {
    Path key = Files.writeString(root.resolve("key"), "0123456789abcdef\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    AgentConfig config =
        Written.beside("privacy: {addresses: hash, key_file: /key}\n").on(root).config();
    assertThat(config.privacy().policy().label()).isEqualTo("hash");
    assertThat(config.toString()).doesNotContain("0123456789abcdef");
  }

  /** A line end behind a key must not make another key of it. */
  @Test
  void keyFile_isReadWithoutItsLineEnd() throws IOException {
    Path key = Files.writeString(root.resolve("key"), "0123456789abcdef\r\n");
    assertThat(new SecretFile(key).read()).isEqualTo("0123456789abcdef");
    Files.writeString(key, "0123456789abcde\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThat(secret("/key")).contains("is no key: the key has 15 bytes; give 16 or more");
  }

  @Test
  void machinesId_namesTheNode() throws IOException {
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/machine-id"), "0123456789abcdef0123456789abcdef\n");
    assertThat(Written.text("kafka: {bootstrap: 'k:1'}\n").on(root).config().node().id())
        .isEqualTo("0123456789abcdef0123456789abcdef");
    Files.writeString(root.resolve("etc/machine-id"), "uninitialized\n");
    assertThat(Written.text("kafka: {bootstrap: 'k:1'}\n").on(root).mistakes())
        .containsExactly(
            "agent.yaml:1: node.id is missing; allowed: 1 to 64 letters, digits and . _ : -, the"
                + " first no mark (or set MEMWALL_NODE_ID)");
  }
}
