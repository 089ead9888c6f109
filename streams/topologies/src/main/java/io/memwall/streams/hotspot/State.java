package io.memwall.streams.hotspot;

/** How an entity stands. */
enum State {
  UNKNOWN,
  OK,
  WARN,
  CRITICAL
}
