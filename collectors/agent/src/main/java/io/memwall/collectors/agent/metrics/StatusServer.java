package io.memwall.collectors.agent.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.http.Answer;
import io.memwall.collectors.agent.http.HttpException;
import io.memwall.collectors.agent.http.HttpServer;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.collectors.agent.http.Route;
import io.memwall.collectors.agent.part.Part;
import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.part.PartStatus.State;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Shows metrics and health over HTTP. */
public final class StatusServer implements Part {
  public static final String NAME = "http";

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final HttpSettings settings;
  private final Supplier<AgentFigures> figures;
  private final AtomicLong asked = new AtomicLong();
  private MetricsPage metrics;
  private HttpServer server;
  private volatile State state = State.NEW;

  /**
   * @param figures takes a picture of the agent
   */
  public StatusServer(HttpSettings settings, Supplier<AgentFigures> figures) {
    this.settings = settings;
    this.figures = figures;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Begins to listen.
   *
   * @throws HttpException when it cannot
   */
  @Override
  public synchronized void start() {
    server =
        HttpServer.start(
            "memwall-status",
            settings,
            List.of(
                Route.get("/metrics", request -> metrics()),
                Route.get("/health/live", request -> health(false)).open(),
                Route.get("/health/ready", request -> health(true)).open()));
    state = State.RUNNING;
  }

  /** Where it listens, with the port the machine chose. */
  public synchronized ListenAddress address() {
    return server == null ? settings.listen() : server.address();
  }

  private synchronized Answer metrics() {
    asked.incrementAndGet();
    if (metrics == null) {
      metrics = new MetricsPage();
    }
    String text = metrics.text(figures.get());
    return Answer.of(OK, MetricsPage.CONTENT_TYPE, text.getBytes(UTF_8));
  }

  private Answer health(boolean ready) {
    asked.incrementAndGet();
    var now = Readiness.of(figures.get());
    boolean well = ready ? now.ready() : now.alive();
    return Answer.json(well ? OK : UNAVAILABLE, now.json());
  }

  @Override
  public PartStatus status() {
    return PartStatus.of(state, Map.of("requests", asked.get()));
  }

  @Override
  public synchronized void close() {
    state = State.CLOSED;
    if (server != null) {
      server.close();
    }
  }
}
