package io.memwall.streams.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells whether something was said before, by 64 bits of a hash of it. */
final class Digest {
  private Digest() {}

  /** Of a record, by its text: all that is in it is in there. */
  static long of(Record said) {
    return of(said.toString().getBytes(UTF_8));
  }

  static long of(byte[] said) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(said);
      return ByteBuffer.wrap(hash).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
