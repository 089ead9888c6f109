package io.memwall.standalone.rules;

import io.memwall.collectors.agent.config.Machine;
import io.memwall.collectors.agent.config.NumberKind;
import io.memwall.collectors.agent.config.Section;
import io.memwall.collectors.agent.config.TextKind;
import io.memwall.collectors.agent.config.YamlFile;
import io.memwall.standalone.CommandException;
import io.memwall.streams.alerts.AlertRules;
import io.memwall.streams.alerts.Entity;
import io.memwall.streams.alerts.Glob;
import io.memwall.streams.alerts.Maintenance;
import io.memwall.streams.hotspot.RulesByEntity;
import io.memwall.streams.hotspot.Thresholds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code rules.yaml} says: when an entity is thought to be near the wall, and who is told.
 *
 * @param thresholds the first that names an entity holds for it
 * @param alerts who is told, and when nobody is
 */
public record RulesFile(List<ThresholdRule> thresholds, AlertRules alerts) {
  private static final Duration WEEK = Duration.ofDays(7);

  public RulesFile {
    thresholds = List.copyOf(thresholds);
  }

  /** What holds without a file. */
  public static RulesFile none() {
    return new RulesFile(List.of(), AlertRules.silent());
  }

  /** The thresholds of an entity such as {@code pool:p3}. */
  public Thresholds thresholdsOf(String entity) {
    int colon = entity.indexOf(':');
    var named = new Entity(entity.substring(0, colon), entity.substring(colon + 1));
    return thresholds.stream()
        .filter(rule -> rule.entities().stream().anyMatch(glob -> glob.matches(named)))
        .map(ThresholdRule::thresholds)
        .findFirst()
        .orElse(Thresholds.DEFAULT);
  }

  /** What the topology that scores is told. */
  public RulesByEntity scoring() {
    return new RulesByEntity(thresholds.stream().flatMap(rule -> rule.scoring().stream()).toList());
  }

  /** Reads a file; the mistakes in it, if any, are a line each. */
  public static YamlFile<RulesFile> read(Path file) {
    return YamlFile.read(file, machine(), RulesFile::read);
  }

  static YamlFile<RulesFile> of(String text) {
    return YamlFile.of(text, "rules.yaml", machine(), RulesFile::read);
  }

  // Its keys are too general for variables of the environment.
  private static Machine machine() {
    return new Machine(Map.of(), Path.of("/"), true);
  }

  /**
   * The same when a file is given.
   *
   * @throws CommandException with every mistake
   */
  public static RulesFile required(Optional<Path> file) {
    if (file.isEmpty()) {
      return none();
    }
    YamlFile<RulesFile> read = read(file.get());
    return read.value()
        .orElseThrow(
            () ->
                new CommandException(
                    read.mistakes().size() == 1
                        ? read.mistakes().get(0)
                        : "%s, and %d more: memwall rules check %s"
                            .formatted(
                                read.mistakes().get(0), read.mistakes().size() - 1, file.get())));
  }

  private static RulesFile read(Section section) {
    var thresholds =
        section.sections(
            "thresholds", "entities", "when entities are near the wall", ThresholdRule::read);
    var receivers =
        section.sections("receivers", "url", "who is told of alerts", ReceiverRule::read);
    if (receivers.stream().map(each -> each.name()).distinct().count() < receivers.size()) {
      section.wrong("receivers", "names two alike", "a name of its own for each");
    }
    var maintenance =
        section.sections(
            "maintenance", "name", "when nobody is told of some entities", RulesFile::maintenance);
    return new RulesFile(
        thresholds,
        new AlertRules(
            receivers,
            maintenance.stream().flatMap(Optional::stream).toList(),
            section.section("watch", RulesFile::watch),
            section
                .ask("quiet", "an alert of something that happened once ends so long after it")
                .or(Kinds.lasting(Duration.ofSeconds(1), WEEK), AlertRules.DEFAULT_QUIET),
            section
                .ask("group_wait", "a new alert waits so long for one that would explain it")
                .or(
                    Kinds.lasting(Duration.ZERO, Duration.ofMinutes(10)),
                    AlertRules.DEFAULT_GROUP_WAIT)));
  }

  private static AlertRules.Watch watch(Section section) {
    var initial = AlertRules.Watch.DEFAULT;
    return new AlertRules.Watch(
        section
            .ask("coverage", "a node that watches less is alerted of")
            .or(Kinds.SHARE, initial.leastCoverage()),
        section
            .ask("reports", "so many in a row below it raise the alert, as many above end it")
            .or(new NumberKind(1, 1000, "reports"), (double) initial.reports())
            .intValue(),
        section
            .ask("silent_after", "a node without report and goodbye is alerted of")
            .or(Kinds.lasting(Duration.ofSeconds(1), Duration.ofDays(1)), initial.silentAfter()));
  }

  private static Optional<Maintenance> maintenance(Section section) {
    String name =
        section
            .ask("name", "for whoever wonders why nobody was told")
            .need(TextKind.NAME, "unnamed");
    List<Glob> entities =
        section.ask("entities", "whom it is about").list(Kinds.GLOB, List.of(new Glob("*")));
    Instant from = section.ask("from", "its start").need(Kinds.TIME, Instant.EPOCH);
    Instant to = section.ask("to", "its end").need(Kinds.TIME, Instant.EPOCH.plusSeconds(1));
    Duration every =
        section
            .ask("every", "it comes again after so long")
            .maybe(Kinds.lasting(Duration.ofHours(1), Duration.ofDays(400)))
            .orElse(Duration.ZERO);
    try {
      return Optional.of(new Maintenance(name, entities, from, to, every));
    } catch (IllegalArgumentException e) {
      section.wrong("to", "cannot be: " + e.getMessage(), "a time after from");
      return Optional.empty();
    }
  }
}
