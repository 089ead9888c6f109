package io.memwall.standalone.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.memwall.sql.Database;
import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The clusters a user asks, by name, and the one in use; a file of the user's settings. */
final class Contexts {
  private static final ObjectMapper YAML = new YAMLMapper();

  private final Path file;
  private final Kept kept;

  /**
   * A cluster.
   *
   * @param clickHouse HTTP URL
   * @param user of ClickHouse
   * @param passwordFile holds the password in its first line; none for an empty one. The password
   *     itself is never stored here
   * @param database in ClickHouse
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Cluster(
      @JsonProperty("clickhouse") String clickHouse,
      String user,
      @JsonProperty("password_file") String passwordFile,
      String database) {

    Database open() {
      return new Database(clickHouse, user, password(), database);
    }

    private String password() {
      if (passwordFile == null) {
        return "";
      }
      try (var lines = Files.lines(Path.of(passwordFile))) {
        return lines.findFirst().orElse("");
      } catch (IOException e) {
        throw new CommandException(
            "the password in " + passwordFile + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Kept(String current, TreeMap<String, Cluster> contexts) {
    Kept {
      contexts = contexts == null ? new TreeMap<>() : contexts;
    }
  }

  private Contexts(Path file, Kept kept) {
    this.file = file;
    this.kept = kept;
  }

  /**
   * Reads the file; without one there are no contexts.
   *
   * @throws CommandException when it is not readable, naming the line
   */
  static Contexts in(Path file) {
    if (!Files.exists(file)) {
      return new Contexts(file, new Kept(null, null));
    }
    try {
      Kept kept = YAML.readValue(file.toFile(), Kept.class);
      return new Contexts(file, kept == null ? new Kept(null, null) : kept);
    } catch (JsonProcessingException e) {
      String line = e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
      throw new CommandException(file + line + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new CommandException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  Map<String, Cluster> all() {
    return kept.contexts();
  }

  Optional<String> current() {
    return Optional.ofNullable(kept.current());
  }

  /**
   * The cluster of a name.
   *
   * @throws CommandException when there is none, naming those there are
   */
  Cluster named(String name) {
    Cluster found = kept.contexts().get(name);
    if (found == null) {
      throw new CommandException(
          kept.contexts().isEmpty()
              ? "there is no context " + name + ": add one with memwall context add"
              : "there is no context %s; there are %s"
                  .formatted(name, String.join(", ", kept.contexts().keySet())));
    }
    return found;
  }

  Contexts with(String name, Cluster cluster) {
    var contexts = new TreeMap<>(kept.contexts());
    contexts.put(name, cluster);
    return new Contexts(file, new Kept(kept.current(), contexts));
  }

  Contexts without(String name) {
    named(name);
    var contexts = new TreeMap<>(kept.contexts());
    contexts.remove(name);
    return new Contexts(
        file, new Kept(name.equals(kept.current()) ? null : kept.current(), contexts));
  }

  /** With a context in use; with none, whatever runs here is asked. */
  Contexts using(Optional<String> name) {
    name.ifPresent(this::named);
    return new Contexts(file, new Kept(name.orElse(null), kept.contexts()));
  }

  void save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      Files.write(draft, YAML.writeValueAsBytes(kept));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CommandException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
