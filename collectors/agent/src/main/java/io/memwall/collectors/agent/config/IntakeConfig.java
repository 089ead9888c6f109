package io.memwall.collectors.agent.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How pool managers tell us.
 *
 * @param listen nobody can call when empty
 * @param token callers must show it, when given
 * @param certificate ours, for https
 * @param clientCa who signs callers' certificates (PEM); callers must show one, when given
 * @param follow files of JSON lines to read as they grow
 */
public record IntakeConfig(
    Optional<Listen> listen,
    Optional<SecretFile> token,
    Optional<Certificate> certificate,
    Optional<Path> clientCa,
    List<Path> follow) {

  /** A certificate with its key in a PKCS #12 store. */
  public record Certificate(Path keystore, SecretFile password) {}

  public IntakeConfig {
    follow = List.copyOf(follow);
  }

  static IntakeConfig read(Section section) {
    int before = section.reading().mistakes();
    Machine machine = section.reading().machine();
    var config =
        new IntakeConfig(
            section
                .ask("listen", "where pool managers call")
                .or(new ListenKind(true, true), Optional.empty()),
            section
                .ask("token_file", "holds the token that callers must show")
                .maybe(FileKind.secret(machine)),
            section.section("tls", IntakeConfig::certificate),
            section
                .ask(
                    "client_ca",
                    "who signs callers' certificates (PEM); callers must then show one")
                .maybe(FileKind.open(machine)),
            section
                .ask("follow", "files of JSON lines to read as they grow")
                .list(PathKind.ANY, List.of()));
    if (section.reading().mistakes() == before) {
      config.judge(section);
    }
    return config;
  }

  private static Optional<Certificate> certificate(Section section) {
    Machine machine = section.reading().machine();
    int before = section.reading().mistakes();
    Optional<Path> keystore =
        section
            .ask("keystore", "certificate and key for https (.p12)")
            .maybe(FileKind.open(machine));
    Optional<SecretFile> password =
        section
            .ask("keystore_password_file", "holds the password of keystore")
            .maybe(FileKind.secret(machine));
    if (section.reading().mistakes() == before && keystore.isPresent() != password.isPresent()) {
      String missing = keystore.isPresent() ? "keystore_password_file" : "keystore";
      section.wrong(missing, "is missing; keystore and keystore_password_file go together", "");
    }
    return keystore.flatMap(k -> password.map(p -> new Certificate(k, p)));
  }

  /** Beyond this machine nobody is believed without proof, and no proof travels in the clear. */
  private void judge(Section section) {
    boolean https = listen.isPresent() && listen.get() instanceof Listen.Tcp tcp && tcp.tls();
    boolean proof = token.isPresent() || clientCa.isPresent();
    if (https && certificate.isEmpty()) {
      section.wrong(
          "listen", "needs a certificate", "https with tls.keystore, or http on 127.0.0.1");
    } else if (listen.isPresent() && !listen.get().local() && !https) {
      section.wrong(
          "listen", "is open to other machines without TLS", "https, unix, or http on 127.0.0.1");
    } else if (listen.isPresent() && !listen.get().local() && !proof) {
      section.wrong(
          "listen", "is open to everybody", "other machines with token_file or client_ca only");
    } else if (clientCa.isPresent() && !https) {
      section.wrong(
          "client_ca", "is never used without https", "together with listen: https://HOST:PORT");
    }
  }
}
