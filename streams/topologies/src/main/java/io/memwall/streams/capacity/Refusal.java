package io.memwall.streams.capacity;

import java.time.LocalDate;
import java.util.Optional;

/**
 * No honest forecast yet.
 *
 * @param reason why
 * @param days that count
 * @param possible the first day on which there will be one, if every day from now on counts; none
 *     without a single day
 * @param shift the first day of the present level, if that is the reason
 */
public record Refusal(
    Reason reason, int days, Optional<LocalDate> possible, Optional<LocalDate> shift)
    implements Outlook {
  /** Why there is no forecast. */
  public enum Reason {
    /** Fewer than 14 days were watched long enough. */
    TOO_FEW_DAYS,
    /** Use jumped to another level fewer than 14 days ago. */
    LEVEL_SHIFT
  }
}
