package io.memwall.collectors.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 64 bits of SHA-256: no sender can make two contents look alike by chance. */
final class ContentHash {
  private ContentHash() {}

  static long of(String text) {
    return of(text.getBytes(UTF_8));
  }

  static long of(byte[] bytes) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
