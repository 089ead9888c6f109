package io.memwall.collectors.agent.http;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What TLS needs.
 *
 * @param keystore the server's key and certificate chain, PKCS #12
 * @param passwordFile holds the password of the key store, one line
 * @param clientCa PEM, who signs clients; when present a client without a certificate is turned
 *     away
 */
public record TlsFiles(Path keystore, Path passwordFile, Optional<Path> clientCa) {
  public TlsFiles {
    Objects.requireNonNull(keystore);
    Objects.requireNonNull(passwordFile);
    Objects.requireNonNull(clientCa);
  }
}
