package io.memwall.collectors.wire.hot;

/** One line or region; a flyweight, valid during the call that shows it. */
public final class HotEntry {
  HotEntry() {}
}
