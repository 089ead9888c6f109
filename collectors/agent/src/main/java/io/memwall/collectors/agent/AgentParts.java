package io.memwall.collectors.agent;

import io.memwall.collectors.agent.config.AgentConfig;
import io.memwall.collectors.agent.config.CaptureConfig;
import io.memwall.collectors.agent.intake.IntakeSettings;
import io.memwall.collectors.agent.limits.Limits;
import io.memwall.collectors.agent.metrics.StatusServer;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;

/** From a configuration to an agent. */
public final class AgentParts {
  /** Tracking does something useful with as little. */
  private static final long LEAST_TABLES = 1 << 20;

  private AgentParts() {}

  /**
   * Who the agent is and where its events go: another value needs another agent.
   *
   * @param hash tells this configuration from others
   */
  public static LiveSettings settings(AgentConfig config, String hash) {
    return new LiveSettings(
        config.node(),
        config.kafka().target(),
        config.spool().settings(),
        config.privacy().policy(),
        Optional.of(hash));
  }

  /** What runs: an agent can go over to another plan while it runs. */
  public static AgentPlan plan(AgentConfig config) {
    var parts = new ArrayList<PartPlan>();
    if (config.host().enabled()) {
      parts.add(ReaderParts.host(config.host()));
    }
    if (config.links().enabled()) {
      parts.add(ReaderParts.links(config.links(), config.host().settings().root()));
    }
    if (config.inventory().discover()) {
      parts.add(
          IntakePlans.discovery(config.host().settings().root(), config.inventory().interval()));
    }
    if (config.intake().server().listen().isPresent() || !config.intake().follow().isEmpty()) {
      parts.add(intake(config));
    }
    config
        .http()
        .server()
        .settings()
        .ifPresent(
            http ->
                parts.add(
                    new PartPlan(
                        StatusServer.NAME,
                        http,
                        context -> new StatusServer(http, context.figures()))));
    var limits = new Limits(config.limits().cpuCores(), config.limits().memoryBytes());
    return new AgentPlan(capture(config.capture()), parts, Optional.of(limits));
  }

  private static PartPlan intake(AgentConfig config) {
    var settings =
        new IntakeSettings(
            config.intake().server().settings(),
            config.intake().follow(),
            config.node().dataDir().resolve("intake"));
    return IntakePlans.intake(settings);
  }

  /** Tables have what rings leave of the memory for both. */
  private static Optional<CaptureSettings> capture(CaptureConfig config) {
    if (config.interfaces().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CaptureSettings(
            config.interval(),
            OptionalLong.of(Math.max(LEAST_TABLES, config.tableBytes())),
            config.samples().settings(),
            config.copies(),
            config.rings(),
            config.positions()));
  }
}
