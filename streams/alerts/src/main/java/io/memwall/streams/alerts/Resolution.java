package io.memwall.streams.alerts;

import io.memwall.schemas.Nanos;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is said when an alert is over: what is resolved, since when it was so, how long it lasted,
 * how bad it was at its worst and how well its end was seen.
 */
final class Resolution {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private Resolution() {}

  /**
   * An alert that is over.
   *
   * @param atNs end of the deciding window, or when it was quiet for long enough; ns since 1970
   * @param closing words of what decided it; empty when it is over by itself
   */
  static Account ended(Alert alert, long atNs, Map<String, String> closing) {
    var parts = new ArrayList<String>();
    String end = alert.quietNs().isPresent() && closing.isEmpty() ? "not seen again" : "over";
    parts.add(episode(alert, atNs) + ", " + end + " at " + clock(alert.startedNs(), atNs));
    peak(alert).ifPresent(parts::add);
    number(closing, Account.SCORE).ifPresent(now -> parts.add("now " + format("%.2f", now)));
    number(closing, Account.COVERAGE).ifPresent(part -> parts.add(coverage(part)));
    Optional.ofNullable(closing.get(Account.NEXT)).ifPresent(next -> parts.add("next: " + next));
    return alert.account().with(head(alert) + String.join("; ", parts), closing);
  }

  /** An alert that has become too mild for somebody, for whom it is over. */
  static Account tooMild(Alert alert) {
    var parts = new ArrayList<String>();
    String still =
        "%s only since %s"
            .formatted(alert.severity().word(), clock(alert.startedNs(), alert.changedNs()));
    parts.add(episode(alert, alert.changedNs()) + ", " + still);
    peak(alert).ifPresent(parts::add);
    var words = alert.account().annotations();
    number(words, Account.SCORE).ifPresent(now -> parts.add("now " + format("%.2f", now)));
    number(words, Account.COVERAGE).ifPresent(part -> parts.add(coverage(part)));
    Optional.ofNullable(words.get(Account.NEXT)).ifPresent(next -> parts.add("next: " + next));
    return alert.account().with(head(alert) + String.join("; ", parts), Map.of());
  }

  private static String head(Alert alert) {
    var entity = alert.key().entity();
    return "RESOLVED %s %s: ".formatted(entity.kind(), entity.name());
  }

  private static String episode(Alert alert, long atNs) {
    String cause = alert.account().labels().getOrDefault("cause", "");
    return "%s%s since %s, lasted %s"
        .formatted(
            alert.key().rule().word(),
            cause.isEmpty() ? "" : " (" + cause + ")",
            clock(atNs, alert.startedNs()),
            lasted(Duration.ofNanos(atNs - alert.startedNs())));
  }

  private static Optional<String> peak(Alert alert) {
    return number(alert.account().annotations(), Account.PEAK)
        .map(peak -> format("peak score %.2f", peak));
  }

  private static Optional<Double> number(Map<String, String> words, String name) {
    return Optional.ofNullable(words.get(name)).map(Double::valueOf);
  }

  private static String coverage(double part) {
    return format("coverage %.0f %%", 100 * part);
  }

  /** The day too where it is another one. */
  private static String clock(long otherNs, long ns) {
    Instant time = Nanos.instant(ns);
    String day = DAY.format(time);
    return DAY.format(Nanos.instant(otherNs)).regionMatches(0, day, 0, "yyyy-MM-dd".length())
        ? MINUTE.format(time)
        : day;
  }

  private static String lasted(Duration time) {
    if (time.toMinutes() < 1) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() < 1) {
      return time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
    return time.toDays() < 1
        ? time.toHours() + " h " + time.toMinutesPart() + " min"
        : time.toDays() + " d " + time.toHoursPart() + " h";
  }

  private static String format(String text, double value) {
    return String.format(Locale.ROOT, text, value);
  }
}
