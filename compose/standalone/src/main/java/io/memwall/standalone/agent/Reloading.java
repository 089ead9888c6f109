package io.memwall.standalone.agent;

import io.memwall.collectors.agent.AgentParts;
import io.memwall.collectors.agent.LiveAgent;
import io.memwall.collectors.agent.config.AgentConfig;
import io.memwall.collectors.agent.config.ConfigReading;
import io.memwall.collectors.agent.config.Machine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration again while the agent runs. One with a mistake changes nothing; neither
 * does one that another agent would be needed for.
 */
final class Reloading {
  private static final Logger log = LoggerFactory.getLogger(Reloading.class);

  private final Path file;
  private final LiveAgent agent;
  private AgentConfig config;

  Reloading(Path file, AgentConfig config, LiveAgent agent) {
    this.file = file;
    this.config = config;
    this.agent = agent;
  }

  void reload() {
    ConfigReading reading = ConfigReading.of(file, Machine.thisOne(System.getenv()));
    if (reading.config().isEmpty()) {
      reading.mistakes().forEach(each -> log.error("not reloaded: {}", each));
      agent.notReloaded();
      return;
    }
    AgentConfig next = reading.config().get();
    List<String> fixed = fixed(config, next);
    if (!fixed.isEmpty()) {
      log.error("not reloaded: restart the agent to change {}", String.join(", ", fixed));
      agent.notReloaded();
      return;
    }
    agent.reload(AgentParts.plan(next));
    config = next;
  }

  /** The sections that an agent keeps for life: its identity, and how events leave it. */
  static List<String> fixed(AgentConfig now, AgentConfig next) {
    var fixed = new ArrayList<String>();
    note(fixed, "node", now.node().equals(next.node()));
    note(fixed, "kafka", now.kafka().equals(next.kafka()));
    note(fixed, "spool", now.spool().equals(next.spool()));
    note(fixed, "privacy", now.privacy().equals(next.privacy()));
    return fixed;
  }

  private static void note(List<String> fixed, String section, boolean same) {
    if (!same) {
      fixed.add(section);
    }
  }
}
