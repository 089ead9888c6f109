package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.TapFaults;
import io.memwall.collectors.simulator.fabric.TapView;
import java.util.OptionalInt;

/**
 * One direction of a connection as one tap sees it; addresses as in {@code 02:00:00:00:00:01}.
 *
 * @param outerVlan VLAN id of the only or outer tag; 0 when untagged
 * @param innerVlan VLAN id of the inner tag; 0 when there is none
 * @param dir where both addresses are equal: 0 for the direction seen first, which is the one to
 *     the pool, and 1 for the other
 */
public record HalfKey(
    String tap, String macSrc, String macDst, int outerVlan, int innerVlan, OptionalInt dir) {
  /** A half without tags, of two different addresses. */
  public HalfKey(String tap, String macSrc, String macDst) {
    this(tap, macSrc, macDst, 0, 0, OptionalInt.empty());
  }

  /** The half of a watched connection that travels this way. */
  public static HalfKey of(TapView view, Direction direction) {
    TapFaults.Framing framing = view.tap().framing();
    boolean equal = view.near().equals(view.far());
    return new HalfKey(
        view.tap().name(),
        view.source(direction).toString(),
        view.destination(direction).toString(),
        framing.outerVlan(),
        framing.innerVlan(),
        equal ? OptionalInt.of(view.isToPool(direction) ? 0 : 1) : OptionalInt.empty());
  }

  /** The other direction of two with equal addresses. */
  HalfKey opposite() {
    OptionalInt other = OptionalInt.of(1 - dir.orElseThrow());
    return new HalfKey(tap, macSrc, macDst, outerVlan, innerVlan, other);
  }
}
