package io.memwall.streams.hotspot;

/** How an entity stands. The order is used in state. */
enum State {
  UNKNOWN,
  OK,
  WARN,
  CRITICAL
}
