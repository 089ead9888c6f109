package io.memwall.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports on 127.0.0.1. */
public final class Ports {

  /**
   * A port somebody asks for.
   *
   * @param by who, for the error
   * @param port which, 0 for any free one
   */
  public record Wanted(String by, int port) {}

  private Ports() {}

  /**
   * The wanted ports where they are free, in the order asked for and all different.
   *
   * @throws EngineException for one that is taken or that there is not, with who wanted it
   */
  public static List<Integer> choose(Wanted... wanted) {
    List<ServerSocket> probes = new ArrayList<>();
    try {
      for (Wanted each : wanted) {
        probes.add(probe(each));
      }
      return probes.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      probes.forEach(Ports::close);
    }
  }

  private static ServerSocket probe(Wanted wanted) {
    ServerSocket probe = null;
    try {
      probe = new ServerSocket();
      // As the engines do, or a port would seem taken for a minute after each stop.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted.port));
      return probe;
    } catch (IOException e) {
      close(probe);
      throw new EngineException(
          "port %d on 127.0.0.1, wanted by %s, is taken (%s); stop what uses it, or move all ports with --port-base"
              .formatted(wanted.port, wanted.by, e.getMessage()),
          e);
    } catch (IllegalArgumentException e) {
      close(probe);
      throw new EngineException(
          "port %d, wanted by %s, is outside 0..65535; choose others with --port-base"
              .formatted(wanted.port, wanted.by),
          e);
    }
  }

  private static void close(ServerSocket probe) {
    try {
      if (probe != null) {
        probe.close();
      }
    } catch (IOException e) {
      // The engine will tell when the port is still in use.
    }
  }
}
