package io.memwall.collectors.simulator.fabric;

/** One connection as one tap sees it: the tap, the watched port's address and the other end's. */
public record TapView(Tap tap, Mac near, Mac far) {
  public Mac source(Direction direction) {
    return direction == Direction.OUT ? near : far;
  }

  public Mac destination(Direction direction) {
    return direction == Direction.OUT ? far : near;
  }
}
