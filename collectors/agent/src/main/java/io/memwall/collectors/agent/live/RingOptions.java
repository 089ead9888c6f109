package io.memwall.collectors.agent.live;

import io.memwall.collectors.wire.DecoderSettings;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an interface is captured.
 *
 * @param interfaceName such as {@code eth0}
 * @param etherTypes let through, also behind VLAN tags
 * @param ringBytes memory shared with the kernel, a multiple of {@link #BLOCK_BYTES}
 * @param mode what of the traffic is meant to be seen
 * @param extras what is off unless asked for
 */
public record RingOptions(
    String interfaceName, Set<Integer> etherTypes, int ringBytes, CaptureMode mode, Extras extras) {
  /** The kernel hands the ring over in blocks of this size. */
  public static final int BLOCK_BYTES = 1 << 18;

  /** 8 MiB: some 40,000 small frames, or a twelfth of a second of them at 500,000 a second. */
  public static final int DEFAULT_RING_BYTES = 1 << 23;

  /** Half of what can be addressed: no ring is of use that a machine works through in minutes. */
  static final int MAX_RING_BYTES = 1 << 30;

  /**
   * What is off unless asked for.
   *
   * @param promiscuous also frames to other stations' addresses
   * @param hardwareStamps the interface stamps frames itself, where it can
   * @param mirrored also GRE and ERSPAN packets, which carry mirrored frames inside
   * @param outgoing also what this machine sends; on the loopback interface never
   */
  public record Extras(
      boolean promiscuous, boolean hardwareStamps, boolean mirrored, boolean outgoing) {
    public static final Extras DEFAULT = new Extras(false, false, false, true);

    public Extras withPromiscuous() {
      return new Extras(true, hardwareStamps, mirrored, outgoing);
    }

    public Extras withHardwareStamps() {
      return new Extras(promiscuous, true, mirrored, outgoing);
    }

    public Extras withMirrored() {
      return new Extras(promiscuous, hardwareStamps, true, outgoing);
    }

    public Extras withoutOutgoing() {
      return new Extras(promiscuous, hardwareStamps, mirrored, false);
    }
  }

  public RingOptions {
    Objects.requireNonNull(interfaceName);
    etherTypes = Set.copyOf(etherTypes);
    Objects.requireNonNull(mode);
    Objects.requireNonNull(extras);
    if (ringBytes < 2 * BLOCK_BYTES || ringBytes > MAX_RING_BYTES || ringBytes % BLOCK_BYTES != 0) {
      throw new IllegalArgumentException(
          "a ring of %d bytes: give a multiple of %d from %d to %d"
              .formatted(ringBytes, BLOCK_BYTES, 2 * BLOCK_BYTES, MAX_RING_BYTES));
    }
  }

  /** EtherType 0xAAAA, a ring of 8 MiB, everything. */
  public static RingOptions of(String interfaceName) {
    return new RingOptions(
        interfaceName,
        Set.of(DecoderSettings.ETHERTYPE_OMNIXTEND),
        DEFAULT_RING_BYTES,
        CaptureMode.FULL,
        Extras.DEFAULT);
  }

  public RingOptions withEtherTypes(Set<Integer> types) {
    return new RingOptions(interfaceName, types, ringBytes, mode, extras);
  }

  public RingOptions withEtherType(int type) {
    var more = new TreeSet<>(etherTypes);
    more.add(type);
    return withEtherTypes(more);
  }

  public RingOptions withRingBytes(int bytes) {
    return new RingOptions(interfaceName, etherTypes, bytes, mode, extras);
  }

  public RingOptions withMode(CaptureMode newMode) {
    return new RingOptions(interfaceName, etherTypes, ringBytes, newMode, extras);
  }

  public RingOptions withExtras(Extras newExtras) {
    return new RingOptions(interfaceName, etherTypes, ringBytes, mode, newExtras);
  }
}
