package io.memwall.standalone.redrive;

import io.memwall.schemas.DeadLetter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which letters are wanted.
 *
 * @param topics of origin; all when empty
 * @param reason part of the reason, in any case of letters
 * @param since when the record was given up, inclusive
 * @param until exclusive
 * @param limit records at most
 */
record Choice(
    Set<String> topics,
    Optional<String> reason,
    Optional<Instant> since,
    Optional<Instant> until,
    long limit) {
  static final Choice ALL =
      new Choice(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Long.MAX_VALUE);

  Choice {
    topics = Set.copyOf(topics);
  }

  boolean takes(DeadLetter letter) {
    return (topics.isEmpty() || topics.contains(letter.origin().topic()))
        && reason.map(part -> folded(letter.why().reason()).contains(folded(part))).orElse(true)
        && since.map(from -> !letter.at().isBefore(from)).orElse(true)
        && until.map(to -> letter.at().isBefore(to)).orElse(true);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
