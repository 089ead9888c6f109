package io.memwall.collectors.agent.http;

import java.net.URI;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * A server that listens from {@link #start} until it is closed. Idle it keeps three threads; under
 * load at most {@value #THREADS}, and what comes beyond that waits.
 */
public final class HttpServer implements AutoCloseable {
  private static final int THREADS = 24;
  private static final int IDLE_THREADS = 3;
  private static final int THREAD_IDLE_MS = 10_000;
  // Longer than any answer takes: a client that says nothing for so long is gone.
  private static final long CONNECTION_IDLE_MS = 60_000;

  private final HttpSettings settings;
  private final Server server;
  private final AbstractConnector connector;

  private HttpServer(HttpSettings settings, Server server, AbstractConnector connector) {
    this.settings = settings;
    this.server = server;
    this.connector = connector;
  }

  /**
   * Begins to listen.
   *
   * @param name of its threads
   * @throws HttpException when it cannot, or must not with these settings
   */
  public static HttpServer start(String name, HttpSettings settings, List<Route> routes) {
    var problems = settings.problems();
    if (!problems.isEmpty()) {
      throw new HttpException(String.join("; ", problems));
    }
    var access = settings.tokenFile().map(AccessToken::in);
    var threads = new QueuedThreadPool(THREADS, IDLE_THREADS, THREAD_IDLE_MS);
    threads.setName(name);
    threads.setDaemon(true);
    // Jetty's own timer would keep a process alive whose work is over.
    var timer = new ScheduledExecutorScheduler(name + "-timer", true);
    var server = new Server(threads, timer, null);
    server.setHandler(new RouteHandler(routes, access, settings.maxBodyBytes()));
    server.setErrorHandler(new PlainErrors());
    var made = new HttpServer(settings, server, connector(server, settings));
    made.begin();
    return made;
  }

  private static AbstractConnector connector(Server server, HttpSettings settings) {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setUriCompliance(UriCompliance.DEFAULT);
    var plain = new HttpConnectionFactory(http);
    if (settings.listen() instanceof ListenAddress.Unix unix) {
      var connector = new UnixDomainServerConnector(server, 1, 1, plain);
      connector.setUnixDomainPath(unix.path());
      return connector;
    }
    var tcp = (ListenAddress.Tcp) settings.listen();
    var connector =
        settings
            .tls()
            .map(
                files ->
                    new ServerConnector(
                        server,
                        1,
                        1,
                        new SslConnectionFactory(TlsStores.context(files), "http/1.1"),
                        plain))
            .orElseGet(() -> new ServerConnector(server, 1, 1, plain));
    connector.setHost(tcp.host());
    connector.setPort(tcp.port());
    return connector;
  }

  private void begin() {
    connector.setIdleTimeout(CONNECTION_IDLE_MS);
    server.addConnector(connector);
    try {
      if (settings.listen() instanceof ListenAddress.Unix unix) {
        SocketFile.makeRoom(unix.path());
      }
      server.start();
      if (settings.listen() instanceof ListenAddress.Unix unix) {
        SocketFile.restrict(unix.path());
      }
    } catch (HttpException e) {
      close();
      throw e;
    } catch (Exception e) {
      close();
      throw new HttpException("cannot listen on %s: %s".formatted(settings.listen(), reason(e)), e);
    }
  }

  private static String reason(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
  }

  /** Where it listens, with the port the machine chose. */
  public ListenAddress address() {
    if (connector instanceof ServerConnector tcp
        && settings.listen() instanceof ListenAddress.Tcp asked) {
      return new ListenAddress.Tcp(asked.host(), tcp.getLocalPort(), asked.isTls());
    }
    return settings.listen();
  }

  /**
   * The address of a path here.
   *
   * @throws IllegalStateException for a Unix socket, which has none
   */
  public URI uri(String path) {
    if (settings.listen() instanceof ListenAddress.Unix) {
      throw new IllegalStateException("a Unix socket has no URI");
    }
    return URI.create(address() + path);
  }

  /** Stops at once: whoever was still waiting for an answer gets none and asks again. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new HttpException("cannot stop listening on " + settings.listen(), e);
    }
  }
}
