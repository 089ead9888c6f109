package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.hot.HotPools;
import io.memwall.collectors.wire.match.MatchSettings;
import io.memwall.collectors.wire.match.Matcher;
import io.memwall.collectors.wire.match.Room;

/** What the connections of one tap share. */
final class TapShare {
  private final Sighting seen;
  private final Reports reports;
  private final Transactions transactions;
  private final Intervals intervals;
  private final HotPools hot;
  private final ParkedMessages parked;
  private final MatchSettings matching;
  private final Room room;
  private final Lifecycle lifecycle;

  TapShare(
      FlowSettings settings,
      Sighting seen,
      Reports reports,
      Transactions transactions,
      Intervals intervals,
      HotPools hot) {
    this.seen = seen;
    this.reports = reports;
    this.transactions = transactions;
    this.intervals = intervals;
    this.hot = hot;
    this.parked = new ParkedMessages(settings.memory().parkedMessages());
    this.matching = settings.memory().matching();
    this.room = new Room(settings.memory().matchingBytes());
    this.lifecycle = new Lifecycle(seen, reports);
  }

  Sighting seen() {
    return seen;
  }

  Reports reports() {
    return reports;
  }

  Transactions transactions() {
    return transactions;
  }

  HotPools hot() {
    return hot;
  }

  ParkedMessages parked() {
    return parked;
  }

  Room room() {
    return room;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  /** Something is counted on a half that need not be the one of the frame at hand. */
  void touch(Half half) {
    half.incarnation = half.connection.incarnation;
    half.interval.touch();
    intervals.touch(half);
  }

  /** The matching of a connection, made with its first delivered message. */
  Matcher matcherOf(Connection connection) {
    Matcher matcher = connection.matcher;
    if (matcher == null) {
      matcher = new Matcher(matching, room, new Matches(connection, this));
      connection.matcher = matcher;
      matcher.reset(connection.isStartSeen());
    }
    return matcher;
  }
}
