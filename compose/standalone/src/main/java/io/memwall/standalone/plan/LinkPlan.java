package io.memwall.standalone.plan;

import io.memwall.standalone.forecast.StoredForecast;
import io.memwall.streams.capacity.Exhaustion;
import io.memwall.streams.capacity.MoreLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The links that lead to a pool, now and with more of them. */
record LinkPlan(Surroundings around, Wish wish) {
  void addTo(Sheet sheet) {
    var heads = new ArrayList<>(List.of("direction", "days to 90 %"));
    wish.scenarios().forEach(each -> heads.add(each.name() + ": use, times unloaded latency"));
    sheet.section("Links, group of " + around.group(), heads.toArray(String[]::new));
    for (StoredForecast direction : around.links()) {
      var cells = new ArrayList<>(List.of(direction.entity().name(), days(direction)));
      wish.scenarios().forEach(each -> cells.add(with(direction, each.links())));
      sheet.line(cells);
    }
  }

  private static String days(StoredForecast direction) {
    return direction
        .forecast()
        .map(forecast -> forecast.reaches(0.9, List.of()))
        .map((Exhaustion reached) -> Say.days(reached))
        .orElseGet(() -> Refusals.text(direction));
  }

  private String with(StoredForecast direction, int added) {
    double use =
        MoreLinks.utilisation(direction.figure("last_used").orElseThrow(), around.group(), added);
    var slope = around.slope(direction);
    String inflation =
        slope.isPresent()
            ? String.format(Locale.ROOT, "%.3f", MoreLinks.inflation(slope.getAsDouble(), use))
            : "unknown: no curve yet";
    return Say.percent(use) + ", " + inflation;
  }
}
