package io.memwall.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on 127.0.0.1. */
final class Ports {
  private Ports() {}

  /** The wanted port when it is free, any free one for 0. */
  static int choose(String engine, int wanted) {
    if (wanted < 0 || wanted > 65_535) {
      throw new EngineException(
          "port %d for %s is outside 0..65535; choose another with --port-base"
              .formatted(wanted, engine));
    }
    // The probe sets SO_REUSEADDR like the engines do, or a port would seem taken after each stop.
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw taken(engine, wanted, e);
    }
  }

  private static EngineException taken(String engine, int port, IOException e) {
    return new EngineException(
        "port %d on 127.0.0.1, wanted by %s, is taken (%s); stop what uses it, or move all ports with --port-base"
            .formatted(port, engine, e.getMessage()),
        e);
  }
}
