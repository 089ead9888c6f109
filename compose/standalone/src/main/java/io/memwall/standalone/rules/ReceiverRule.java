package io.memwall.standalone.rules;

import io.memwall.collectors.agent.config.PathKind;
import io.memwall.collectors.agent.config.Section;
import io.memwall.collectors.agent.config.TextKind;
import io.memwall.streams.alerts.Glob;
import io.memwall.streams.alerts.Receiver;
import io.memwall.streams.alerts.Receiver.Way;
import io.memwall.streams.alerts.Rule;
import io.memwall.streams.alerts.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A receiver in a rule file. */
final class ReceiverRule {
  private static final URI NOWHERE = URI.create("http://localhost");
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
  private static final Duration DAY = Duration.ofDays(1);

  private ReceiverRule() {}

  static Receiver read(Section section) {
    Way way =
        section
            .ask("kind", "how it is told: by Alertmanager's API v2, or by a JSON document")
            .or(Kinds.WAY, Way.ALERTMANAGER);
    boolean isAlertmanager = way == Way.ALERTMANAGER;
    return new Receiver(
        section
            .ask("name", "who it is; what it was told is remembered by it")
            .or(TextKind.NAME, way.name().toLowerCase(Locale.ROOT)),
        way,
        section.ask("url", "where it listens").need(Kinds.URL, NOWHERE),
        section
            .ask("token_file", "holds a bearer token; read whenever it is used")
            .maybe(PathKind.ANY),
        wants(section, isAlertmanager),
        section
            .ask("group_by", "alerts alike in these labels go in one post to a webhook")
            .list(Kinds.LABEL, List.of("rule", "severity")),
        section
            .ask("keep_alive", "what fires is said again so often; 0s for never")
            .or(
                Kinds.lasting(Duration.ZERO, DAY),
                isAlertmanager ? KEEP_ALIVE : Duration.ZERO,
                "30s for Alertmanager, 0s for a webhook"));
  }

  private static Receiver.Wants wants(Section section, boolean isAlertmanager) {
    List<Rule> all =
        Stream.of(Rule.values()).filter(rule -> isAlertmanager || rule != Rule.WATCHDOG).toList();
    return new Receiver.Wants(
        section.ask("entities", "whom it is told of").list(Kinds.GLOB, List.of(new Glob("*"))),
        Set.copyOf(section.ask("rules", "what it is told of").list(Kinds.RULE, all)),
        section
            .ask("least", "milder alerts are kept from it")
            .or(Kinds.SEVERITY, Severity.WARNING));
  }
}
