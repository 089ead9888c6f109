package io.memwall.collectors.agent.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one secret that lets a client in. Only its hash is kept. */
final class AccessToken {
  private static final String SCHEME = "Bearer ";
  private static final int MIN_LENGTH = 16;

  private final byte[] hash;

  private AccessToken(String token) {
    hash = hash(token);
  }

  /**
   * Reads a token from a file of one line.
   *
   * @throws HttpException when there is none, or a short one
   */
  static AccessToken in(Path file) {
    String token;
    try {
      token = Files.readString(file).strip();
    } catch (IOException e) {
      throw new HttpException("the token file " + file + " cannot be read", e);
    }
    if (token.length() < MIN_LENGTH || token.lines().count() != 1) {
      throw new HttpException(
          "%s must hold one line of at least %d characters; try: openssl rand -hex 32"
              .formatted(file, MIN_LENGTH));
    }
    return new AccessToken(token);
  }

  /** Whether a header holds it; takes as long for a near miss as for any other. */
  boolean isIn(String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    return MessageDigest.isEqual(hash, hash(authorization.substring(SCHEME.length()).strip()));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
