package io.memwall.standalone.console;

import io.memwall.collectors.agent.http.Answer;
import io.memwall.collectors.agent.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of the console, as they lie in this jar. */
final class Pages {
  /** Named one by one: what is not here is not served. */
  static final List<String> FILES =
      List.of(
          "index.html",
          "style.css",
          "icon.svg",
          "app.js",
          "api.js",
          "dom.js",
          "format.js",
          "chart.js",
          "map.js",
          "table.js",
          "saved.js",
          "range.js",
          "overview.js",
          "hotspots.js",
          "links.js",
          "contention.js",
          "capacity.js",
          "sql.js",
          "quality.js");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private Pages() {}

  /** One route for each file; that of the page itself is the root. */
  static List<Route> routes() {
    var routes = new ArrayList<Route>();
    for (String file : FILES) {
      String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
      Answer answer = Answer.of(200, type, read(file));
      routes.add(Route.get(file.equals("index.html") ? "/" : "/" + file, request -> answer));
    }
    return routes;
  }

  private static byte[] read(String file) {
    try (InputStream in = Pages.class.getResourceAsStream("/console/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks console/" + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
