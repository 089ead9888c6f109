package io.memwall.collectors.agent.config;

import java.nio.file.Path;

/** Where a server of ours waits for callers. */
public sealed interface Listen {

  /** Whether nobody but users of this machine can call. */
  boolean local();

  /** A socket in the file system; who may write to it may call. */
  record Unix(Path socket) implements Listen {
    @Override
    public boolean local() {
      return true;
    }

    @Override
    public String toString() {
      return "unix:" + socket;
    }
  }

  /**
   * A port of an address of this machine.
   *
   * @param host name or address; IPv6 in brackets
   * @param tls whether callers must use TLS
   */
  record Tcp(String host, int port, boolean tls) implements Listen {
    @Override
    public boolean local() {
      return host.equals("localhost") || host.equals("[::1]") || host.startsWith("127.");
    }

    @Override
    public String toString() {
      return (tls ? "https://" : "http://") + host + ":" + port;
    }
  }
}
