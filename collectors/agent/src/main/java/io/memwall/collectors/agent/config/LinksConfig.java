package io.memwall.collectors.agent.config;

import io.memwall.collectors.agent.link.LinkSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Counters of network interfaces.
 *
 * @param interfaces names, with {@code *} for any letters
 */
public record LinksConfig(boolean enabled, Duration interval, List<String> interfaces) {

  public LinksConfig {
    interfaces = List.copyOf(interfaces);
  }

  static LinksConfig read(Section section) {
    var pattern =
        new TextKind(15, Pattern.compile("[^\\s/]+"), "a name of an interface, * for any letters");
    return new LinksConfig(
        section.ask("enabled", "whether counters of interfaces are read").or(ChoiceKind.FLAG, true),
        section.ask("interval", "time between two readings").or(Times.INTERVAL, Times.TEN_SECONDS),
        section.ask("interfaces", "whose counters are read").list(pattern, List.of("*")));
  }

  /** As the reader takes them. */
  public LinkSettings settings(Path root) {
    return new LinkSettings(root, interfaces, true);
  }
}
