package io.memwall.collectors.agent.link;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Which ports of this host are read.
 *
 * @param root the directory below which {@code sys} lies
 * @param interfaces names, with * for any characters; the loopback interface only by its own name
 * @param ethtool whether drivers are asked for their own counters too
 */
public record LinkSettings(Path root, List<String> interfaces, boolean ethtool) {
  public LinkSettings {
    Objects.requireNonNull(root);
    interfaces = List.copyOf(interfaces);
  }

  /** Every interface but the loopback, with the counters of the drivers. */
  public static LinkSettings standard() {
    return new LinkSettings(Path.of("/"), List.of("*"), true);
  }
}
