package io.memwall.collectors.simulator.fabric;

/**
 * One connection as one tap sees it.
 *
 * @param near the watched port's address; at a switch the host's
 * @param far the other end's
 * @param connection index of the connection
 */
public record TapView(Tap tap, Mac near, Mac far, int connection) {
  public Mac source(Direction direction) {
    return direction == Direction.OUT ? near : far;
  }

  public Mac destination(Direction direction) {
    return direction == Direction.OUT ? far : near;
  }

  /** Whether frames of this direction go to the pool. */
  public boolean isToPool(Direction direction) {
    return (direction == Direction.OUT) == (tap.position() != Tap.Position.POOL);
  }
}
