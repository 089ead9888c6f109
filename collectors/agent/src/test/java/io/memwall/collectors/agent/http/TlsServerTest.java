package io.memwall.collectors.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsServerTest {
  private static final String PASSWORD = "store-password";

  @TempDir private Path directory;

  @Test
  void clients_withACertificateOfTheAuthority_areAnswered_othersAreNot() throws Exception {
    Path server = store("server");
    Path client = store("client");
    Path stranger = store("stranger");
    var files = new TlsFiles(server, password(), Optional.of(certificate("client")));
    var settings =
        new HttpSettings(
            ListenAddress.parse("https://127.0.0.1:0"), Optional.of(files), Optional.empty(), 100);
    var routes = List.of(Route.get("/hello", r -> Answer.text(200, "hello")));
    try (var running = HttpServer.start("tls", settings, routes)) {
      assertThat(ask(running, Optional.of(client))).isEqualTo("200 hello");
      assertThatThrownBy(() -> ask(running, Optional.of(stranger))).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> ask(running, Optional.empty())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void storeWithAnotherPassword_isNamed() throws Exception {
    Path wrong = Files.writeString(directory.resolve("wrong"), "not-the-password");
    var files = new TlsFiles(store("server"), wrong, Optional.empty());
    var settings =
        new HttpSettings(
            ListenAddress.parse("https://127.0.0.1:0"), Optional.of(files), Optional.empty(), 100);
    assertThatThrownBy(() -> HttpServer.start("tls", settings, List.of()))
        .isInstanceOf(HttpException.class)
        .hasMessageContaining("server.p12 is no PKCS #12 key store with that password");
  }

  private String ask(HttpServer server, Optional<Path> key) throws Exception {
    var client = HttpClient.newBuilder().sslContext(context(key)).build();
    var request = HttpRequest.newBuilder(server.uri("/hello")).build();
    var answer = client.send(request, BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  private SSLContext context(Optional<Path> key) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    if (key.isPresent()) {
      keys.init(load(key.get()), PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "server", load(directory.resolve("server.p12")).getCertificate("server"));
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(key.isPresent() ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private Path password() throws IOException {
    return Files.writeString(directory.resolve("password"), PASSWORD + "\n");
  }

  private Path store(String name) throws IOException, InterruptedException {
    Path store = directory.resolve(name + ".p12");
    keytool(
        "-genkeypair -keyalg EC -groupname secp256r1 -validity 2 -storetype PKCS12 -ext"
            + " san=ip:127.0.0.1",
        List.of("-alias", name, "-dname", "CN=" + name, "-keystore", store.toString()));
    return store;
  }

  private Path certificate(String name) throws IOException, InterruptedException {
    Path pem = directory.resolve(name + ".pem");
    String store = directory.resolve(name + ".p12").toString();
    keytool(
        "-exportcert -rfc", List.of("-alias", name, "-file", pem.toString(), "-keystore", store));
    return pem;
  }

  /** The JDK's own tool. */
  private static void keytool(String options, List<String> more)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options.split(" ", -1)));
    command.addAll(more);
    command.addAll(List.of("-storepass", PASSWORD));
    Process tool = new ProcessBuilder(command).inheritIO().start();
    assertThat(tool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(tool.exitValue()).isZero();
  }
}
