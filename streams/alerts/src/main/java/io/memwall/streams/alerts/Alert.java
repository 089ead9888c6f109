package io.memwall.streams.alerts;

import io.memwall.streams.alerts.Signal.Raised;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One episode of an alert, as it stands.
 *
 * @param startedNs when it was decided: the end of the deciding window
 * @param changedNs the same for its present severity or its end
 * @param endedNs empty while firing
 * @param quietNs when it ends by itself
 * @param change counts what receivers are to be told, from 1
 * @param suppressedBy why nobody is told
 * @param notified by receiver, what it has taken
 */
record Alert(
    AlertKey key,
    Severity severity,
    long startedNs,
    long changedNs,
    OptionalLong endedNs,
    OptionalLong quietNs,
    long change,
    Account account,
    Optional<String> suppressedBy,
    Map<String, Receipt> notified) {

  /**
   * What a receiver has taken.
   *
   * @param change the last one it was told of
   * @param atNs when
   */
  record Receipt(long change, long atNs) {}

  Alert {
    notified = Map.copyOf(notified);
  }

  static Alert begun(Raised raised) {
    return new Alert(
        raised.key(),
        raised.severity(),
        raised.atNs(),
        raised.atNs(),
        OptionalLong.empty(),
        raised.quietNs(),
        1,
        raised.account(),
        Optional.empty(),
        Map.of());
  }

  boolean isFiring() {
    return endedNs.isEmpty();
  }

  /** Of the same episode: a worse or a better state, or only a later sighting. */
  Alert again(Raised raised) {
    if (raised.severity() == severity) {
      return with(changedNs, raised.quietNs(), change, account.peaking(raised.account()));
    }
    // Labels are the alert's identity for receivers: those it began with stay.
    var account =
        new Account(
                raised.account().sentence(), this.account.labels(), raised.account().annotations())
            .peaking(this.account);
    return new Alert(
        key,
        raised.severity(),
        startedNs,
        raised.atNs(),
        endedNs,
        raised.quietNs(),
        change + 1,
        account,
        suppressedBy,
        notified);
  }

  private Alert with(long changed, OptionalLong quiet, long newChange, Account newAccount) {
    return new Alert(
        key,
        severity,
        startedNs,
        changed,
        endedNs,
        quiet,
        newChange,
        newAccount,
        suppressedBy,
        notified);
  }

  /**
   * Over.
   *
   * @param closing words of what decided it; empty when it is over by itself
   */
  Alert ended(long atNs, Map<String, String> closing) {
    return new Alert(
        key,
        severity,
        startedNs,
        atNs,
        OptionalLong.of(atNs),
        OptionalLong.empty(),
        change + 1,
        Resolution.ended(this, atNs, closing),
        suppressedBy,
        notified);
  }

  /**
   * The same change, for whom only what is worse counts.
   *
   * @param told the severity it was told of
   */
  Alert seenAsEnded(Severity told) {
    return new Alert(
        key,
        told,
        startedNs,
        changedNs,
        OptionalLong.of(endedNs.orElse(changedNs)),
        quietNs,
        change,
        isFiring() ? Resolution.tooMild(this) : account,
        suppressedBy,
        notified);
  }

  Alert suppressed(Optional<String> by) {
    return new Alert(
        key, severity, startedNs, changedNs, endedNs, quietNs, change, account, by, notified);
  }

  Alert taken(String receiver, Receipt receipt) {
    var all = new TreeMap<>(notified);
    all.merge(receiver, receipt, (a, b) -> a.change() >= b.change() ? a : b);
    return new Alert(
        key, severity, startedNs, changedNs, endedNs, quietNs, change, account, suppressedBy, all);
  }

  /**
   * Whether a receiver is to be told something it has not taken yet.
   *
   * @param wasOffered whether telling it of this episode has begun already
   */
  boolean isNewsTo(String receiver, boolean wasOffered) {
    Receipt receipt = notified.get(receiver);
    if (receipt == null) {
      // What was over before anybody was to be told is no news any more.
      return isFiring() ? suppressedBy.isEmpty() : wasOffered;
    }
    // Whoever was told that it began is told that it ended, whatever came in between.
    return receipt.change() < change && (suppressedBy.isEmpty() || !isFiring());
  }
}
