package io.memwall.streams.sink;

import java.util.UUID;

/**
 * Identity of an event.
 *
 * @param stream the unit of ordering it belongs to
 * @param seq its number there, unsigned
 */
record EventId(Stream stream, long seq) {
  /**
   * A stream of one collector process.
   *
   * @param epoch unsigned
   */
  record Stream(String caseName, String nodeId, UUID bootId, long epoch, int number) {}
}
