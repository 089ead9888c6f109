package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts as they are meant to look, kept beside the tests. MEMWALL_GOLDEN=write writes them anew;
 * the difference is then read like any other change.
 */
final class Golden {
  private Golden() {}

  static void assertSame(String name, List<String> lines) {
    String text = String.join("\n", lines) + "\n";
    if ("write".equals(System.getenv("MEMWALL_GOLDEN"))) {
      write(Path.of("src/test/resources/frames", name), text);
    }
    assertThat(text).as(name).isEqualTo(read(name));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String name) {
    try (InputStream in = Golden.class.getResourceAsStream("/frames/" + name)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
