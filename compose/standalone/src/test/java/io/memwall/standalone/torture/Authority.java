package io.memwall.standalone.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signs certificates for 127.0.0.1 with the JDK's own tool. */
record Authority(Path directory, String name) {
  static final String PASSWORD = "store-password";

  static Authority make(Path directory, String name) throws Exception {
    var authority = new Authority(directory, name);
    keytool(
        "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "bc:c", authority.of(name));
    keytool("-exportcert", "-rfc", "-file", authority.certificate().toString(), authority.of(name));
    return authority;
  }

  /** Its own certificate (PEM): whom to believe. */
  Path certificate() {
    return directory.resolve(name + ".pem");
  }

  /** A key, its certificate signed by this authority, and that of the authority (PKCS #12). */
  Path signed(String owner) throws Exception {
    String request = directory.resolve(owner + ".csr").toString();
    String certificate = directory.resolve(owner + ".crt").toString();
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + owner, of(owner));
    keytool("-certreq", "-file", request, of(owner));
    keytool(
        "-gencert",
        "-rfc",
        "-ext",
        "san=ip:127.0.0.1,dns:localhost",
        "-infile",
        request,
        "-outfile",
        certificate,
        of(name));
    List<String> trusted = List.of("-alias", "authority", "-file", certificate().toString());
    keytool("-importcert", "-noprompt", trusted, of(owner));
    keytool("-importcert", "-noprompt", "-file", certificate, of(owner));
    return directory.resolve(owner + ".p12");
  }

  private List<String> of(String owner) {
    return List.of(
        "-keystore",
        directory.resolve(owner + ".p12").toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD);
  }

  /** Words, and lists of them. */
  private static void keytool(Object... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (Object word : words) {
      if (word instanceof List<?> several) {
        several.forEach(each -> command.add(each.toString()));
      } else {
        command.add(word.toString());
      }
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
    assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
  }
}
