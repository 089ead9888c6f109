package io.memwall.standalone.console;

import io.memwall.collectors.agent.http.HttpServer;
import io.memwall.collectors.agent.http.HttpSettings;
import io.memwall.collectors.agent.http.ListenAddress;
import io.memwall.collectors.agent.http.Route;
import io.memwall.sql.Database;
import io.memwall.sql.QueryLimits;
import io.memwall.sql.QueryRunner;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

/** Serves the pages on the loopback, from {@link #start} until closed. */
public final class Console implements AutoCloseable {
  /** Rows of one answer; a page that shows more would not be read. */
  static final int MAX_ROWS = 10_000;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long MAX_MEMORY = 2L << 30;
  private static final String HOST = "http://127.0.0.1:";

  private final HttpServer server;

  private Console(HttpServer server) {
    this.server = server;
  }

  /**
   * Begins to serve.
   *
   * @param database that is asked
   * @param port on the loopback; 0 for any free one
   * @throws io.memwall.collectors.agent.http.HttpException when the port is taken
   */
  public static Console start(Database database, int port) {
    var limits = QueryLimits.of(PATIENCE, MAX_ROWS, MAX_MEMORY);
    var answers = new Answers(new QueryRunner(database, limits), Clock.systemUTC());
    var routes = new ArrayList<Route>();
    routes.add(Route.get("/api/about", request -> answers.about()));
    routes.add(Route.get("/api/queries", request -> answers.queries()));
    routes.add(Route.post("/api/query/{name}", answers::query));
    routes.add(Route.post("/api/statement/{name}", answers::statement));
    routes.add(Route.post("/api/sql", answers::sql));
    routes.addAll(Pages.routes());
    var listen = ListenAddress.parse(HOST + port);
    var guarded = routes.stream().map(Guard::on).toList();
    return new Console(HttpServer.start("memwall-console", HttpSettings.local(listen), guarded));
  }

  /** Where it listens, such as {@code http://127.0.0.1:17704}. */
  public String address() {
    return server.address().toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
