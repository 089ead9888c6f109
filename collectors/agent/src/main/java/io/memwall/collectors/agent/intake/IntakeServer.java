package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.http.HttpServer;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;

/** The intake over HTTP. Listens from {@link #start} until it is closed. */
public final class IntakeServer implements AutoCloseable {
  private final Intake intake;
  private final HttpSettings settings;
  private HttpServer server;

  /**
   * @param intake shared with the followed files; closed by whoever made it, after this
   */
  public IntakeServer(Intake intake, HttpSettings settings) {
    this.intake = intake;
    this.settings = settings;
  }

  public String name() {
    return "intake " + settings.listen();
  }

  /**
   * Begins to listen.
   *
   * @throws io.memwall.collectors.agent.http.HttpException when it cannot
   */
  public synchronized void start() {
    server = HttpServer.start("memwall-intake", settings, new IntakeRoutes(intake).all());
  }

  /** Where it listens, with the port the machine chose; before the start as it was asked for. */
  public synchronized ListenAddress address() {
    return server == null ? settings.listen() : server.address();
  }

  public IntakeStatus status() {
    return intake.status();
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
    }
  }
}
