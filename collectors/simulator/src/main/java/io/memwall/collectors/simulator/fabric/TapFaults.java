package io.memwall.collectors.simulator.fabric;

/**
 * What a tap does to what it sees.
 *
 * @param quantumNanos stamps are multiples of this
 * @param mirrorDelayNanos a second copy of each frame comes so much later; 0 is no second copy
 * @param framing what the tap's port adds to frames or cuts off
 */
public record TapFaults(
    long quantumNanos,
    DropRule drops,
    long mirrorDelayNanos,
    Framing framing,
    Clock clock,
    Sides sides) {
  public static final TapFaults NONE =
      new TapFaults(1, DropRule.NONE, 0, Framing.PLAIN, Clock.EXACT, Sides.BOTH);

  /**
   * Bytes added or missing.
   *
   * @param fcs whether frames end with their check sequence
   * @param outerVlan VLAN id of the only or outer tag; 0 is untagged
   * @param innerVlan VLAN id of the inner tag, which makes the outer one 802.1ad; 0 is none
   * @param snapBytes longest record; 0 is no limit
   */
  public record Framing(boolean fcs, int outerVlan, int innerVlan, int snapBytes) {
    public static final Framing PLAIN = new Framing(false, 0, 0, 0);

    private static final int LARGEST_VID = 4_094;

    public Framing {
      boolean vids = inRange(outerVlan) && inRange(innerVlan);
      if (!vids || (innerVlan > 0 && outerVlan == 0)) {
        throw new IllegalArgumentException(
            "VLAN ids " + outerVlan + " and " + innerVlan + "; they must be 0 to " + LARGEST_VID);
      }
      if (snapBytes < 0 || (snapBytes > 0 && snapBytes < 64)) {
        throw new IllegalArgumentException(
            "snap length is " + snapBytes + "; it must be 0 or at least 64");
      }
    }

    private static boolean inRange(int vid) {
      return vid >= 0 && vid <= LARGEST_VID;
    }

    /** Bytes that the tags add. */
    public int tagBytes() {
      return (outerVlan > 0 ? 4 : 0) + (innerVlan > 0 ? 4 : 0);
    }
  }

  /**
   * How a tap's clock is wrong.
   *
   * @param offsetNanos at the start of the run
   * @param driftPpb nanoseconds gained per second
   */
  public record Clock(long offsetNanos, long driftPpb) {
    public static final Clock EXACT = new Clock(0, 0);
  }

  /** Which directions a tap sees. */
  public enum Sides {
    BOTH,
    TO_POOL,
    TO_HOST
  }

  public TapFaults {
    if (quantumNanos < 1 || quantumNanos > 1_000_000) {
      throw new IllegalArgumentException(
          "stamps of " + quantumNanos + " ns; it must be 1 to 1000000");
    }
    if (mirrorDelayNanos < 0 || mirrorDelayNanos > 10_000) {
      throw new IllegalArgumentException(
          "mirror copies " + mirrorDelayNanos + " ns late; it must be 0 to 10000");
    }
  }

  public TapFaults withQuantumNanos(long other) {
    return new TapFaults(other, drops, mirrorDelayNanos, framing, clock, sides);
  }

  public TapFaults withDrops(DropRule other) {
    return new TapFaults(quantumNanos, other, mirrorDelayNanos, framing, clock, sides);
  }

  public TapFaults withMirrorDelayNanos(long other) {
    return new TapFaults(quantumNanos, drops, other, framing, clock, sides);
  }

  public TapFaults withFraming(Framing other) {
    return new TapFaults(quantumNanos, drops, mirrorDelayNanos, other, clock, sides);
  }

  public TapFaults withClock(Clock other) {
    return new TapFaults(quantumNanos, drops, mirrorDelayNanos, framing, other, sides);
  }

  public TapFaults withSides(Sides other) {
    return new TapFaults(quantumNanos, drops, mirrorDelayNanos, framing, clock, other);
  }
}
