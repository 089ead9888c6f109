package io.memwall.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A text file shipped with the product.
 *
 * @param name of the file, without its folder
 * @param text with line feeds only, so that a checkout with other line ends has the same checksum
 */
record Shipped(String name, String text) {
  /** The files an index lists, in its order: resources in a jar cannot be listed. */
  static List<Shipped> all(String folder) {
    return read(folder + "/index.txt").lines().map(name -> in(folder, name)).toList();
  }

  private static Shipped in(String folder, String name) {
    return new Shipped(name, read(folder + "/" + name));
  }

  private static String read(String path) {
    try (var in = Shipped.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource " + path + " was not shipped");
      }
      return new String(in.readAllBytes(), UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SHA-256 of the text, in hexadecimal. */
  String checksum() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
