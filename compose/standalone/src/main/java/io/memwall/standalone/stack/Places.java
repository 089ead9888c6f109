package io.memwall.standalone.stack;

import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where memwall keeps things of a user, after the XDG base directory specification. */
public final class Places {
  private final Map<String, String> environment;
  private final Path home;

  Places(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  public static Places ofUser() {
    return new Places(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** Where data goes when no {@code --data} is given. */
  Path data(String name) {
    return base("XDG_DATA_HOME", ".local/share").resolve("memwall").resolve(name);
  }

  /** The names a user has given to clusters. */
  public Path contexts() {
    return base("XDG_CONFIG_HOME", ".config").resolve("memwall/contexts.yaml");
  }

  /** Notes of running stacks, one file per process. */
  private Path notes() {
    return base("XDG_STATE_HOME", ".local/state").resolve("memwall/stacks");
  }

  Path noteOf(long pid) {
    return notes().resolve(pid + ".json");
  }

  /** All stacks of this user that run now. */
  public List<StackFile> running() {
    if (!Files.isDirectory(notes())) {
      return List.of();
    }
    try (var files = Files.list(notes())) {
      return files.sorted().map(StackFile::read).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw new CommandException(notes() + " cannot be listed: " + e.getMessage(), e);
    }
  }

  /**
   * The stack that runs on the given directory, or without one the only stack that runs.
   *
   * @throws CommandException if there is none, or more than one to choose from
   */
  public StackFile theRunning(Optional<Path> dataDirectory) {
    if (dataDirectory.isPresent()) {
      return StackFile.in(dataDirectory.get())
          .orElseThrow(
              () ->
                  new CommandException(
                      "nothing runs on %s: start it with ./memwall up --data %s"
                          .formatted(dataDirectory.get(), dataDirectory.get())));
    }
    List<StackFile> running = running();
    if (running.isEmpty()) {
      throw new CommandException(
          "nothing is running: start ./memwall up first, or see --help for other ways");
    }
    if (running.size() > 1) {
      throw new CommandException(
          "several stacks are running, say which with --data: "
              + running.stream().map(StackFile::dataDirectory).collect(Collectors.joining(", ")));
    }
    return running.get(0);
  }

  private Path base(String variable, String fallback) {
    String given = environment.getOrDefault(variable, "");
    return given.isEmpty() ? home.resolve(fallback) : Path.of(given);
  }
}
