package io.memwall.collectors.agent.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** From files to what Jetty needs for TLS. */
final class TlsStores {
  private TlsStores() {}

  /** TLS 1.2 and 1.3 only. */
  static SslContextFactory.Server context(TlsFiles files) {
    var context = new SslContextFactory.Server();
    String password = password(files.passwordFile());
    context.setKeyStore(keys(files.keystore(), password));
    context.setKeyStorePassword(password);
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    files
        .clientCa()
        .ifPresent(
            ca -> {
              context.setTrustStore(trust(ca));
              context.setNeedClientAuth(true);
            });
    return context;
  }

  private static String password(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new HttpException("the password file " + file + " cannot be read", e);
    }
  }

  private static KeyStore keys(Path file, String password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new HttpException(
          "%s is no PKCS #12 key store with that password: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static KeyStore trust(Path file) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate each : certificates(file)) {
        store.setCertificateEntry("ca" + number++, each);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new HttpException(file + " holds no PEM certificates of an authority", e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new HttpException(file + " holds no certificate");
      }
      return found;
    }
  }
}
