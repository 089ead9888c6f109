package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.http.HttpSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the agent hears of allocations.
 *
 * @param server where to listen; empty for not at all
 * @param follow files of JSON lines to read as they grow; need not exist yet
 * @param directory where the intake remembers how far it came; made when missing
 */
public record IntakeSettings(Optional<HttpSettings> server, List<Path> follow, Path directory) {
  public IntakeSettings {
    Objects.requireNonNull(server);
    follow = List.copyOf(follow);
    Objects.requireNonNull(directory);
  }
}
