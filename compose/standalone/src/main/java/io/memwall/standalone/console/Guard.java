package io.memwall.standalone.console;

import io.memwall.collectors.agent.http.Answer;
import io.memwall.collectors.agent.http.Problem;
import io.memwall.collectors.agent.http.Request;
import io.memwall.collectors.agent.http.Route;
import java.util.Set;

/** Keeps other web pages of the same browser out, and pages from here to what came from here. */
final class Guard {
  private static final int MISDIRECTED = 421;
  private static final int UNSUPPORTED_TYPE = 415;

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private Guard() {}

  /** The same route, guarded. */
  static Route on(Route route) {
    return new Route(
        route.method(), route.path(), route.isOpen(), request -> sealed(refusal(request, route)));
  }

  private static Answer refusal(Request request, Route route) {
    // A foreign name that resolves to the loopback would make a foreign page one of ours.
    if (!LOOPBACK.contains(name(request.header("host").orElse("")))) {
      return Problem.answer(MISDIRECTED, "the console answers to 127.0.0.1 and localhost only");
    }
    // A browser lets a page post this type across origins only if asked first, which nobody
    // answers.
    if (route.method().equals("POST") && !request.mediaType().equals(Answer.JSON)) {
      return Problem.answer(UNSUPPORTED_TYPE, "post " + Answer.JSON);
    }
    return route.handler().answer(request);
  }

  private static String name(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  private static Answer sealed(Answer answer) {
    var sealed =
        answer
            .with("Content-Security-Policy", POLICY)
            .with("X-Content-Type-Options", "nosniff")
            .with("Referrer-Policy", "no-referrer")
            .with("Cross-Origin-Resource-Policy", "same-origin")
            .with("Cross-Origin-Opener-Policy", "same-origin");
    // Files change with the jar, and figures with time.
    return sealed.with("Cache-Control", "no-store");
  }
}
