package io.memwall.collectors.agent.http;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a server listens.
 *
 * @param tokenFile holds the token that clients must send as {@code Authorization: Bearer ...}
 * @param maxBodyBytes of one request
 */
public record HttpSettings(
    ListenAddress listen, Optional<TlsFiles> tls, Optional<Path> tokenFile, int maxBodyBytes) {
  /** 8 MiB. */
  public static final int DEFAULT_BODY_BYTES = 8 << 20;

  public HttpSettings {
    Objects.requireNonNull(listen);
    Objects.requireNonNull(tls);
    Objects.requireNonNull(tokenFile);
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException("max_body_bytes must be at least 1");
    }
  }

  /** Neither TLS nor token: good for a Unix socket or the loopback. */
  public static HttpSettings local(ListenAddress listen) {
    return new HttpSettings(listen, Optional.empty(), Optional.empty(), DEFAULT_BODY_BYTES);
  }

  /** What is unsafe or contradictory in them, one line each; empty when all is well. */
  public List<String> problems() {
    var problems = new ArrayList<String>();
    if (listen.isTls() && tls.isEmpty()) {
      problems.add(listen + " needs a key store with its certificate");
    }
    if (!listen.isTls() && tls.isPresent()) {
      problems.add(listen + " does not use the certificate; say https://, or leave tls out");
    }
    if (!listen.isLocal() && !listen.isTls()) {
      problems.add(
          listen + " is open to other machines without TLS; say https://, or listen on 127.0.0.1");
    }
    if (!listen.isLocal() && tokenFile.isEmpty() && !asksForCertificates()) {
      problems.add(listen + " is open to other machines; give a token file or a client CA");
    }
    return List.copyOf(problems);
  }

  private boolean asksForCertificates() {
    return tls.flatMap(TlsFiles::clientCa).isPresent();
  }
}
