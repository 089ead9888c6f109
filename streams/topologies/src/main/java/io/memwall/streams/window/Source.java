package io.memwall.streams.window;

/**
 * What an interval record speaks of.
 *
 * @param subject what was observed, the same at every tap that saw it: of the records of one
 *     subject only those of one tap may be summed
 * @param part tells the records of one tap about one subject and interval apart; may be empty
 * @param tap where it was observed
 */
public record Source(String subject, String part, String tap) {

  /** A source of one record per interval. */
  public static Source of(String subject, String tap) {
    return new Source(subject, "", tap);
  }
}
