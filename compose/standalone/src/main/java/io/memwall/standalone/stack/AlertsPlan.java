package io.memwall.standalone.stack;

import io.memwall.collectors.agent.config.FileKind;
import io.memwall.collectors.agent.config.Section;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.rules.RulesFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process that tells receivers is told.
 *
 * @param rules who is told, and when nobody is
 */
record AlertsPlan(StreamsPlan.Cluster kafka, RulesFile rules) {
  private static final Path NOT_GIVEN = Path.of("");

  static AlertsPlan read(Section root) {
    StreamsPlan.Cluster kafka = root.section("kafka", StreamsPlan::cluster);
    Path file =
        root.ask("rules", "who is told, and when nobody is; see memwall rules check")
            .need(FileKind.open(root.machine()), NOT_GIVEN);
    return new AlertsPlan(kafka, file.equals(NOT_GIVEN) ? RulesFile.none() : rules(root, file));
  }

  private static RulesFile rules(Section root, Path file) {
    try {
      return RulesFile.required(Optional.of(file));
    } catch (CommandException e) {
      root.wrong("rules", "cannot be used: " + e.getMessage(), "a file without mistakes");
      return RulesFile.none();
    }
  }
}
