package io.memwall.collectors.agent.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The machine a configuration is for.
 *
 * @param environment variables
 * @param root of the file system; tests and containers point it elsewhere
 * @param here false when the text is judged on another machine: then no named file is looked for
 */
public record Machine(Map<String, String> environment, Path root, boolean here) {
  public Machine {
    environment = Map.copyOf(environment);
    Objects.requireNonNull(root);
  }

  /** This one. */
  public static Machine thisOne(Map<String, String> environment) {
    return new Machine(environment, Path.of("/"), true);
  }

  /** Another: only the text is judged. */
  public Machine elsewhere() {
    return new Machine(environment, root, false);
  }

  Path at(Path absolute) {
    return root.resolve(Path.of("/").relativize(absolute));
  }

  /** The way back from {@link #at}. */
  Path named(Path here) {
    return here.startsWith(root) ? Path.of("/").resolve(root.relativize(here)) : here;
  }

  /** The id that the machine got at installation (machine-id(5)). */
  Optional<String> id() {
    try {
      String text = Files.readString(at(Path.of("/etc/machine-id"))).strip();
      return text.matches("[0-9a-f]{32}") ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
