package io.memwall.collectors.agent.config;

import java.nio.file.Path;

/**
 * Who reports.
 *
 * @param id at most 64 characters, stable across boots
 * @param dataDir what must survive a restart: epoch, spool, positions
 */
public record NodeConfig(String id, String fabric, String site, Path dataDir) {

  private static final String SAID = "the machine's id (/etc/machine-id); required without one";

  static NodeConfig read(Section section) {
    return new NodeConfig(
        id(section.ask("id", "name of this node in every event, stable across boots"), section),
        section.ask("fabric", "name of the fabric it belongs to").or(TextKind.NAME, "default"),
        section.ask("site", "name of the site it stands at").or(TextKind.NAME, "default"),
        section
            .ask("data_dir", "what must survive a restart: epoch, spool, positions")
            .or(PathKind.ANY, Path.of("/var/lib/memwall")));
  }

  private static String id(Ask ask, Section section) {
    return section
        .reading()
        .machine()
        .id()
        .map(found -> ask.or(TextKind.NAME, found, SAID))
        .orElseGet(() -> ask.need(TextKind.NAME, "unknown", SAID));
  }
}
