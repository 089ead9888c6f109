package io.memwall.collectors.agent.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How Kafka knows us and we know Kafka.
 *
 * @param trusted whom to believe; the certificates Java ships with when empty
 * @param own who we are, by certificate
 * @param login who we are, by name and password; there exactly when the protocol begins with SASL
 */
public record KafkaSecurity(
    Protocol protocol, Optional<Store> trusted, Optional<Store> own, Optional<Login> login) {

  /** As Kafka names them. */
  public enum Protocol {
    PLAINTEXT,
    SSL,
    SASL_PLAINTEXT,
    SASL_SSL;

    boolean tls() {
      return this == SSL || this == SASL_SSL;
    }

    boolean sasl() {
      return this == SASL_SSL || this == SASL_PLAINTEXT;
    }
  }

  /**
   * Certificates.
   *
   * @param password none for PEM
   */
  public record Store(Path file, Optional<SecretFile> password) {
    /** By the file's ending, as Kafka names it. */
    String type() {
      String name = file.toString().toLowerCase(Locale.ROOT);
      return name.endsWith(".jks") ? "JKS" : name.matches(".*\\.(p12|pfx|pkcs12)") ? "PKCS12" : PEM;
    }
  }

  /**
   * A SCRAM login (RFC 5802, RFC 7677): the password itself never travels.
   *
   * @param mechanism {@code SCRAM-SHA-512} or {@code SCRAM-SHA-256}
   */
  public record Login(String mechanism, String username, SecretFile password) {
    private static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    String jaas() {
      return "%s required username=%s password=%s;"
          .formatted(MODULE, quoted(username), quoted(password.read()));
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  private static final String PEM = "PEM";
  private static final List<String> MECHANISMS = List.of("SCRAM-SHA-512", "SCRAM-SHA-256");

  /** Reads how a client proves itself. */
  public static KafkaSecurity read(Section section) {
    int before = section.reading().mistakes();
    Protocol protocol =
        section
            .ask("protocol", "how Kafka is spoken to; SSL means TLS")
            .or(ChoiceKind.of(List.of(Protocol.values()), Protocol::name), Protocol.PLAINTEXT);
    Optional<Store> trusted =
        store(section, "truststore", "certificates to believe; Java's own without");
    Optional<Store> own = store(section, "keystore", "certificate and key of this node");
    Optional<Login> login = login(section, protocol);
    if (section.reading().mistakes() == before) {
      judge(section, protocol);
      judgeStores(section, trusted, own);
    }
    return new KafkaSecurity(protocol, trusted, own, login);
  }

  private static Optional<Store> store(Section section, String name, String about) {
    Machine machine = section.reading().machine();
    Optional<Path> file =
        section.ask(name, about + " (.pem, .p12 or .jks)").maybe(FileKind.open(machine));
    Optional<SecretFile> password =
        section
            .ask(name + "_password_file", "holds the password of " + name)
            .maybe(FileKind.secret(machine));
    return file.map(f -> new Store(f, password));
  }

  private static Optional<Login> login(Section section, Protocol protocol) {
    String mechanism =
        section
            .ask("mechanism", "how the password is proved")
            .or(ChoiceKind.of(MECHANISMS, each -> each), MECHANISMS.get(0));
    Optional<String> username =
        section
            .ask("username", "name at Kafka, for the SASL protocols")
            .maybe(new TextKind(200, Pattern.compile("[^\\p{Cntrl}]+"), "a name"));
    Optional<SecretFile> password =
        section
            .ask("password_file", "holds the password at Kafka")
            .maybe(FileKind.secret(section.reading().machine()));
    return protocol.sasl() && username.isPresent() && password.isPresent()
        ? Optional.of(new Login(mechanism, username.get(), password.get()))
        : Optional.empty();
  }

  /** What one value alone does not show: half a setup must not pass for a whole one. */
  private static void judge(Section section, Protocol protocol) {
    for (String name : List.of("username", "password_file")) {
      boolean given = section.value(name).isPresent();
      if (protocol.sasl() && !given) {
        section.wrong(name, "is missing; protocol " + protocol + " needs it", "");
      } else if (!protocol.sasl() && given) {
        section.wrong(
            name, "is never used with protocol " + protocol, "SASL_SSL or SASL_PLAINTEXT");
      }
    }
    for (String name : List.of("truststore", "keystore")) {
      if (!protocol.tls() && section.value(name).isPresent()) {
        section.wrong(name, "is never used with protocol " + protocol, "SSL or SASL_SSL");
      }
    }
  }

  private static void judgeStores(Section section, Optional<Store> trusted, Optional<Store> own) {
    if (trusted.isPresent()
        && trusted.get().type().equals(PEM)
        && trusted.get().password().isPresent()) {
      section.wrong(
          "truststore_password_file", "is never used with PEM", "a .p12 or .jks truststore");
    }
    for (String name : List.of("truststore", "keystore")) {
      boolean there = name.equals("truststore") ? trusted.isPresent() : own.isPresent();
      if (!there && section.value(name + "_password_file").isPresent()) {
        section.wrong(name + "_password_file", "is never used without " + name, "");
      }
    }
  }

  /** As Kafka's clients want to be told; holds the secrets. */
  public Map<String, String> properties() {
    var all = new HashMap<String, String>();
    all.put("security.protocol", protocol.name());
    trusted.ifPresent(store -> put(all, "ssl.truststore", store));
    own.ifPresent(store -> put(all, "ssl.keystore", store));
    login.ifPresent(
        user -> {
          all.put("sasl.mechanism", user.mechanism());
          all.put("sasl.jaas.config", user.jaas());
        });
    return all;
  }

  private static void put(Map<String, String> all, String prefix, Store store) {
    all.put(prefix + ".location", store.file().toString());
    all.put(prefix + ".type", store.type());
    boolean pem = store.type().equals(PEM);
    boolean keys = prefix.equals("ssl.keystore");
    for (SecretFile secret : store.password().stream().toList()) {
      // A store in PEM has no password, only its key; in the others both have the same.
      if (!pem) {
        all.put(prefix + ".password", secret.read());
      }
      if (keys) {
        all.put("ssl.key.password", secret.read());
      }
    }
  }
}
