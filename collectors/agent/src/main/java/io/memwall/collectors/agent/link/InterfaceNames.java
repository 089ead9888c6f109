package io.memwall.collectors.agent.link;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which interfaces are wanted. */
final class InterfaceNames {
  private static final String LOOPBACK = "lo";

  private final List<Pattern> patterns;
  private final boolean loopback;

  /**
   * @param wanted names, with * for any characters; the loopback only by its own name
   */
  InterfaceNames(List<String> wanted) {
    this.patterns = wanted.stream().map(InterfaceNames::pattern).toList();
    this.loopback = wanted.contains(LOOPBACK);
  }

  boolean wants(String name) {
    return name.equals(LOOPBACK)
        ? loopback
        : patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  private static Pattern pattern(String wanted) {
    return Pattern.compile(
        Stream.of(wanted.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
