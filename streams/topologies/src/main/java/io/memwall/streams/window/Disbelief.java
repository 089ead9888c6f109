package io.memwall.streams.window;

import java.util.Optional;

/** Finds what cannot be true in a record, before it can spoil a sum. */
final class Disbelief<E> {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Kind<E> kind;
  private final FoldSettings settings;
  private final long longestNs;

  /**
   * Why a record is left out.
   *
   * @param event the sort of reason
   * @param detail in words
   */
  record Doubt(FoldEvent event, String detail) {}

  Disbelief(Kind<E> kind, FoldSettings settings) {
    this.kind = kind;
    this.settings = settings;
    longestNs = kind.lengthsNs().get(kind.lengthsNs().size() - 1);
  }

  /**
   * What is wrong with a record.
   *
   * @param brokerMs when the log took it, ms since 1970
   */
  Optional<Doubt> of(Contribution<E> contribution, long brokerMs) {
    var interval = contribution.interval();
    if (interval.lengthNs() < 0) {
      return doubt(FoldEvent.UNUSABLE_INTERVAL, "it ends before it starts");
    }
    if (interval.lengthNs() > longestNs) {
      return doubt(FoldEvent.UNUSABLE_INTERVAL, "it is longer than the longest window");
    }
    if (isAhead(contribution, brokerMs)) {
      return doubt(FoldEvent.TIME_TRAVEL, "it is of a time yet to come");
    }
    return kind.impossible(contribution).map(why -> new Doubt(FoldEvent.IMPOSSIBLE, why));
  }

  private boolean isAhead(Contribution<E> contribution, long brokerMs) {
    long aheadMs = contribution.interval().startNs() / NANOS_PER_MILLI - brokerMs;
    return contribution.epoch().caseName().isEmpty()
        && brokerMs >= 0
        && aheadMs > settings.aheadAtMost().toMillis();
  }

  private static Optional<Doubt> doubt(FoldEvent event, String detail) {
    return Optional.of(new Doubt(event, detail));
  }
}
