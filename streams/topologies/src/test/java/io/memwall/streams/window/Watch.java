package io.memwall.streams.window;

import java.time.Instant;

/** What one collector would say: frames per connection and heartbeats of a node, by the second. */
record Watch(String node, long epoch, String caseName) {
  static final long SECOND = Window.SECOND_NS;
  private static final long BASE_NS =
      Instant.parse("2026-03-01T12:00:00Z").getEpochSecond() * SECOND;

  static Watch of(String node) {
    return new Watch(node, 1, "");
  }

  static Interval second(long number) {
    return seconds(number, number + 1);
  }

  /** From and to seconds after some noon. */
  static Interval seconds(long from, long to) {
    return new Interval(BASE_NS + from * SECOND, BASE_NS + to * SECOND);
  }

  /** The entity of a connection when each tap is folded by itself. */
  static String entity(String node, String connection) {
    return node + ":eth0/" + connection;
  }

  Contribution<Long> frames(String connection, Interval interval, long frames, int revision) {
    return new Contribution<>(
        new Epoch(caseName, node, epoch),
        Source.of(connection, node + ":eth0"),
        interval,
        revision,
        frames);
  }

  /** A live heartbeat: all of the interval was watched and everything up to its end was sent. */
  Heartbeat<Long> heartbeat(Interval interval) {
    return heartbeat(interval, interval.lengthNs(), 0);
  }

  Heartbeat<Long> heartbeat(Interval interval, long coveredNs, long drops) {
    return heartbeat(interval, false, coveredNs, drops);
  }

  /** The last word of an epoch, at an instant. */
  Heartbeat<Long> stop(long atNs) {
    return heartbeat(new Interval(atNs, atNs), true, 0, 0);
  }

  private Heartbeat<Long> heartbeat(Interval interval, boolean last, long coveredNs, long drops) {
    var version = new Span.Version(0, Math.floorDiv(interval.startNs(), 1000));
    return new Heartbeat<>(
        new Epoch(caseName, node, epoch),
        interval.endNs(),
        last,
        new Span(interval, coveredNs, 1000, drops, version));
  }
}
