package io.memwall.standalone.plan;

import io.memwall.standalone.forecast.StoredForecast;
import io.memwall.streams.capacity.Outlook;

/** Why there is no forecast, and when there will be one. */
final class Refusals {
  private Refusals() {}

  static String text(StoredForecast refused) {
    long days = refused.count("fit_days");
    String why =
        refused
            .day("t_shift")
            .map(
                day ->
                    "use jumped to another level on %s, and only %d days have passed since"
                        .formatted(day, days))
            .orElse("there are %d days of history".formatted(days));
    String when =
        refused
            .day("t_possible")
            .map(day -> "; it will be possible on " + day + " if every day until then is watched")
            .orElse("");
    return "no forecast: %s, it takes %d%s".formatted(why, Outlook.NEEDED_DAYS, when);
  }
}
