package io.memwall.collectors.agent.intake;

import io.memwall.collectors.agent.http.Route;
import java.util.List;

/** What the server answers. */
record IntakeRoutes(Intake intake) {
  List<Route> all() {
    return List.of();
  }
}
