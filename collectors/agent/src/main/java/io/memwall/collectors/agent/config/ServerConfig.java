package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.collectors.agent.http.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a server of ours is reached. Beyond this machine nobody is believed without proof, and no
 * proof travels in the clear.
 *
 * @param listen nobody can call when empty
 * @param token callers must show it, when given
 * @param tls for https
 */
public record ServerConfig(
    Optional<ListenAddress> listen, Optional<SecretFile> token, Optional<TlsFiles> tls) {

  /**
   * Reads a section.
   *
   * @param about who calls, for the documentation
   * @param initial where it listens unless told
   */
  public static ServerConfig read(Section section, String about, Optional<ListenAddress> initial) {
    int before = section.reading().mistakes();
    Machine machine = section.reading().machine();
    var config =
        new ServerConfig(
            section.ask("listen", about).or(new ListenKind(), initial),
            section
                .ask("token_file", "holds the token that callers must show")
                .maybe(FileKind.secret(machine)),
            section.section("tls", ServerConfig::tls));
    if (section.reading().mistakes() == before) {
      config.judge(section);
    }
    return config;
  }

  private static Optional<TlsFiles> tls(Section section) {
    Machine machine = section.reading().machine();
    int before = section.reading().mistakes();
    Optional<Path> keystore =
        section
            .ask("keystore", "the server's key and certificate chain (.p12)")
            .maybe(FileKind.open(machine));
    Optional<SecretFile> password =
        section
            .ask("keystore_password_file", "holds the password of keystore")
            .maybe(FileKind.secret(machine));
    Optional<Path> clientCa =
        section
            .ask("client_ca", "who signs callers' certificates (PEM); callers must then show one")
            .maybe(FileKind.open(machine));
    if (section.reading().mistakes() == before) {
      judgeTls(section);
    }
    return keystore.flatMap(k -> password.map(p -> new TlsFiles(k, p.file(), clientCa)));
  }

  private static void judgeTls(Section section) {
    List<String> names = List.of("keystore", "keystore_password_file");
    boolean any = section.isAny("keystore", "keystore_password_file", "client_ca");
    for (String name : names) {
      if (any && section.value(name).isEmpty()) {
        section.wrong(name, "is missing; keystore and keystore_password_file go together", "");
      }
    }
  }

  private void judge(Section section) {
    for (HttpSettings settings : settings().stream().toList()) {
      String address = settings.listen() + " ";
      settings.problems().forEach(each -> section.wrong("listen", each.replace(address, ""), ""));
    }
  }

  /** As the server takes them; empty when nobody can call. */
  public Optional<HttpSettings> settings() {
    return listen.map(
        address ->
            new HttpSettings(
                address, tls, token.map(SecretFile::file), HttpSettings.DEFAULT_BODY_BYTES));
  }
}
