package io.memwall.collectors.agent.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Keys and certificates in the form in which administrators have them. */
final class PemFiles {
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");
  // The key store lives in memory only; Java wants a word nevertheless.
  private static final String IN_MEMORY = "memory";

  private PemFiles() {}

  static SslContextFactory.Server context(TlsFiles files) {
    var context = new SslContextFactory.Server();
    context.setKeyStore(keys(files));
    context.setKeyStorePassword(IN_MEMORY);
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    context.setSniRequired(false);
    files
        .clientCa()
        .ifPresent(
            ca -> {
              context.setTrustStore(trust(ca));
              context.setNeedClientAuth(true);
            });
    return context;
  }

  private static KeyStore keys(TlsFiles files) {
    Certificate[] chain = certificates(files.certificate());
    PrivateKey key = key(files.key());
    try {
      KeyStore store = empty();
      store.setKeyEntry("server", key, IN_MEMORY.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new HttpException(files.key() + " does not belong to " + files.certificate(), e);
    }
  }

  private static KeyStore trust(Path file) {
    try {
      KeyStore store = empty();
      int number = 0;
      for (Certificate each : certificates(file)) {
        store.setCertificateEntry("ca" + number++, each);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new HttpException(file + " holds no usable certificate authority", e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Certificate[] certificates(Path file) {
    try {
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (found.isEmpty()) {
        throw new HttpException(file + " holds no certificate; it should be in PEM form");
      }
      return found.toArray(Certificate[]::new);
    } catch (GeneralSecurityException | IOException e) {
      throw new HttpException(file + " is no readable PEM certificate", e);
    }
  }

  private static PrivateKey key(Path file) {
    byte[] encoded = pkcs8(file);
    return ALGORITHMS.stream()
        .flatMap(algorithm -> key(algorithm, encoded).stream())
        .findFirst()
        .orElseThrow(
            () -> new HttpException(file + " holds a key of no kind known here: EC, RSA, Ed25519"));
  }

  /** Empty when the key is of another kind. */
  private static Optional<PrivateKey> key(String algorithm, byte[] encoded) {
    try {
      var factory = KeyFactory.getInstance(algorithm);
      return Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] pkcs8(Path file) {
    try {
      String text = Files.readString(file);
      int from = text.indexOf("-----BEGIN PRIVATE KEY-----");
      int to = text.indexOf("-----END PRIVATE KEY-----");
      if (from < 0 || to < from) {
        throw new HttpException(
            file
                + " holds no PKCS #8 key; try: openssl pkcs8 -topk8 -nocrypt -in KEY -out "
                + file);
      }
      String body = text.substring(text.indexOf('\n', from), to);
      return Base64.getMimeDecoder().decode(body);
    } catch (IOException | IllegalArgumentException e) {
      throw new HttpException(file + " is no readable PEM key", e);
    }
  }
}
