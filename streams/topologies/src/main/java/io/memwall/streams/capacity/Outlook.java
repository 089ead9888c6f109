package io.memwall.streams.capacity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can be said of the use to come: a forecast, or why there is none. */
public sealed interface Outlook permits Forecast, Refusal {
  /** Fewer say nothing. */
  int NEEDED_DAYS = 14;

  /**
   * Looks ahead from daily use.
   *
   * @param days in any order, each date once
   */
  static Outlook of(List<DailyUse> days) {
    return of(History.of(days));
  }

  /** Whether the capacity changed within, so that use counts as a share of it. */
  static boolean isRescaled(List<DailyUse> days) {
    return History.of(days).rescaled();
  }

  /** From a history that is in order. */
  private static Outlook of(History history) {
    int start = LevelShift.start(history);
    int days = history.size() - start;
    if (days >= NEEDED_DAYS) {
      return new Fit(history.part(start, history.size())).forecast();
    }
    if (history.size() == 0) {
      return new Refusal(Refusal.Reason.TOO_FEW_DAYS, 0, Optional.empty(), Optional.empty());
    }
    // A day counts when it is over.
    LocalDate possible = history.date(history.size() - 1).plusDays(1 + NEEDED_DAYS - days);
    return start == 0
        ? new Refusal(Refusal.Reason.TOO_FEW_DAYS, days, Optional.of(possible), Optional.empty())
        : new Refusal(
            Refusal.Reason.LEVEL_SHIFT,
            days,
            Optional.of(possible),
            Optional.of(history.date(start)));
  }
}
