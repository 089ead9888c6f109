package io.memwall.collectors.agent.http;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What TLS needs, in PEM files.
 *
 * @param certificate the server's chain, its own certificate first
 * @param key its private key, PKCS #8, not encrypted
 * @param clientCa who signs clients; when present a client without a certificate is turned away
 */
public record TlsFiles(Path certificate, Path key, Optional<Path> clientCa) {
  public TlsFiles {
    Objects.requireNonNull(certificate);
    Objects.requireNonNull(key);
    Objects.requireNonNull(clientCa);
  }
}
