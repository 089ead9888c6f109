package io.memwall.engines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Files that ship beside these classes. */
final class Template {
  private Template() {}

  static InputStream open(String name) {
    return Objects.requireNonNull(Template.class.getResourceAsStream(name), name);
  }

  static String text(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(String name, Path target) throws IOException {
    try (InputStream in = open(name)) {
      Files.write(target, in.readAllBytes());
    }
  }

  /** Fills {@code @NAME@} places of an XML file; values are escaped. */
  static void fill(String name, Path target, Map<String, String> values) throws IOException {
    String text = text(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", escaped(value.getValue()));
    }
    Files.writeString(target, text);
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
