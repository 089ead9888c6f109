package io.memwall.collectors.agent.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How pool managers tell us.
 *
 * @param follow files of JSON lines to read as they grow
 */
public record IntakeConfig(ServerConfig server, List<Path> follow) {

  public IntakeConfig {
    follow = List.copyOf(follow);
  }

  static IntakeConfig read(Section section) {
    return new IntakeConfig(
        ServerConfig.read(section, "where pool managers call", Optional.empty()),
        section
            .ask("follow", "files of JSON lines to read as they grow")
            .list(PathKind.ANY, List.of()));
  }
}
