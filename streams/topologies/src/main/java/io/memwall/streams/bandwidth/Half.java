package io.memwall.streams.bandwidth;

import io.memwall.streams.window.Source;

/**
 * One direction of one incarnation of a connection, as one tap saw it.
 *
 * @param tap the capture point
 * @param connection identity of the connection
 * @param incarnation from 0
 * @param direction 0 or 1
 */
record Half(String tap, String connection, int incarnation, int direction) {

  /** Incarnations are counted by each tap for itself, so that they are parts and no subjects. */
  Source source() {
    return new Source(connection + "/" + direction, Integer.toString(incarnation), tap);
  }

  static Half of(Source source) {
    int slash = source.subject().lastIndexOf('/');
    return new Half(
        source.tap(),
        source.subject().substring(0, slash),
        Integer.parseInt(source.part()),
        Integer.parseInt(source.subject().substring(slash + 1)));
  }

  /** The entity name of this half. */
  String entity() {
    return tap + "/" + connection + "/" + incarnation + "/" + direction;
  }

  /** The entity name of the link when no inventory names it. */
  String linkEntity() {
    return tap + "/" + connection + "/" + direction;
  }
}
