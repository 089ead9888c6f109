package io.memwall.collectors.agent.capture;

import java.nio.ByteBuffer;

/**
 * Takes frames out of the GRE packets in which switches send mirrored traffic: ERSPAN types I, II
 * and III, and transparent Ethernet. Each session of each switch becomes an interface of its own.
 *
 * <pre>
 * outer Ethernet, IPv4 or IPv6 of protocol 47
 * GRE: flags(2) protocol(2) [checksum(4)] [key(4)] [sequence(4)]
 * ERSPAN II:  version(4 bits)=1 vlan(12) cos(3) en(2) t(1) session(10) reserved(12) index(20)
 * ERSPAN III: version(4 bits)=2 vlan(12) cos(3) bso(2) t(1) session(10) time(32) group(16)
 *             p(1) type(5) hardware(6) direction(1) granularity(2) o(1) [platform(64) if o]
 * </pre>
 */
public final class MirroredFrames {
  private static final int ADDRESSES = 12;
  private static final int SHORTEST = 14;
  private static final int GRE = 47;
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int IPV6_HEADER = 40;

  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int VERSION = 0x0007;
  private static final int ERSPAN_I_OR_II = 0x88be;
  private static final int ERSPAN_III = 0x22eb;
  private static final int ETHERNET = 0x6558;

  private static final int ERSPAN_II_HEADER = 8;
  private static final int ERSPAN_III_HEADER = 12;
  private static final int PLATFORM_HEADER = 8;
  private static final int SESSION = 0x3ff;
  private static final int TRUNCATED = 1 << 10;
  private static final int TAG_TAKEN_OUT = 2;
  private static final int VLAN = 0x8100;

  private final MirrorSessions sessions;
  private ByteBuffer bytes = ByteBuffer.allocate(0);
  private int at;
  private int end;
  private int payloadEnd;
  private MirrorSessions.Kind kind = MirrorSessions.Kind.GRE;
  private int session;
  private boolean truncated;
  private int stolenTag;
  private Frame.Direction direction = Frame.Direction.UNKNOWN;

  /**
   * Unwraps for one source.
   *
   * @param names gives the index of an interface of that name, a new one where it has none yet; a
   *     negative one when it takes no more
   */
  public MirroredFrames(Names names) {
    this.sessions = new MirrorSessions(names);
  }

  /** Gives interfaces their index. */
  @FunctionalInterface
  public interface Names {
    int named(String name);
  }

  /** Turns a packet that carries a mirrored frame into that frame; false when it carries none. */
  public boolean unwrap(Frame frame) {
    bytes = frame.buffer();
    at = frame.offset() + ADDRESSES;
    end = frame.offset() + frame.capturedLength();
    kind = MirrorSessions.Kind.GRE;
    session = 0;
    truncated = false;
    stolenTag = 0;
    direction = Frame.Direction.UNKNOWN;
    if (!toGre() || !toInner() || Math.min(end, payloadEnd) - at < SHORTEST) {
      return false;
    }
    int index = sessions.index(kind, session);
    if (index < 0) {
      return false;
    }
    long wire = (long) payloadEnd - at;
    int captured = Math.min(end, payloadEnd) - at;
    // How much a switch cut off nobody says: it was at least a byte.
    frame.bytes(bytes, at, captured, truncated ? Math.max(wire, captured + 1L) : wire);
    frame.at(index, direction);
    if (stolenTag != 0) {
      frame.insertTag(VLAN, stolenTag);
    }
    return true;
  }

  /** Steps over outer Ethernet and IP. */
  private boolean toGre() {
    int type = -1;
    for (int tags = 0; tags <= EtherTypes.MAX_TAGS && at + 2 <= end; tags++) {
      type = unsigned16(at);
      at += 2;
      if (!EtherTypes.isTag(type)) {
        break;
      }
      at += 2;
    }
    return type == IPV4 ? overIpv4() : type == IPV6 && overIpv6();
  }

  private boolean overIpv4() {
    if (end - at < 20 || bytes.get(at) >>> 4 != 4 || bytes.get(at + 9) != GRE) {
      return false;
    }
    int header = (bytes.get(at) & 0x0f) * 4;
    int fragment = unsigned16(at + 6);
    payloadEnd = at + unsigned16(at + 2);
    // Later fragments have no header; a first one holds the beginning of a frame.
    truncated = (fragment & 0x2000) != 0;
    sessions.from(0, Integer.toUnsignedLong(bytes.getInt(at + 12)));
    at += header;
    return header >= 20 && (fragment & 0x1fff) == 0;
  }

  private boolean overIpv6() {
    if (end - at < IPV6_HEADER || (bytes.get(at) & 0xf0) != 0x60 || bytes.get(at + 6) != GRE) {
      return false;
    }
    payloadEnd = at + IPV6_HEADER + unsigned16(at + 4);
    sessions.from(bytes.getLong(at + 8), bytes.getLong(at + 16));
    at += IPV6_HEADER;
    return true;
  }

  /** Steps over GRE and what a protocol has behind it. */
  private boolean toInner() {
    if (end - at < 4) {
      return false;
    }
    int flags = unsigned16(at);
    int protocol = unsigned16(at + 2);
    at += 4 + ((flags & CHECKSUM) != 0 ? 4 : 0);
    if ((flags & (ROUTING | VERSION)) != 0 || end - at < 8) {
      return false;
    }
    if ((flags & KEY) != 0) {
      session = bytes.getInt(at);
      kind = MirrorSessions.Kind.GRE_KEY;
      at += 4;
    }
    boolean numbered = (flags & SEQUENCE) != 0;
    at += numbered ? 4 : 0;
    return switch (protocol) {
      case ETHERNET -> true;
      case ERSPAN_I_OR_II -> !numbered ? typeOne() : typeTwo();
      case ERSPAN_III -> typeThree();
      default -> false;
    };
  }

  /** No header, and no session in it. */
  private boolean typeOne() {
    kind = MirrorSessions.Kind.ERSPAN;
    session = 0;
    return true;
  }

  private boolean typeTwo() {
    if (end - at < ERSPAN_II_HEADER || (bytes.get(at) & 0xf0) != 0x10) {
      return false;
    }
    int word = erspan();
    if (((word >>> 11) & 3) == TAG_TAKEN_OUT) {
      stolenTag = (word & 0xe000) | (unsigned16(at) & 0xfff);
    }
    at += ERSPAN_II_HEADER;
    return true;
  }

  private boolean typeThree() {
    if (end - at < ERSPAN_III_HEADER || (bytes.get(at) & 0xf0) != 0x20) {
      return false;
    }
    erspan();
    int last = unsigned16(at + 10);
    boolean ethernet = ((last >>> 10) & 0x1f) == 0;
    direction = (last & 8) != 0 ? Frame.Direction.OUTBOUND : Frame.Direction.INBOUND;
    at += ERSPAN_III_HEADER + ((last & 1) != 0 ? PLATFORM_HEADER : 0);
    return ethernet;
  }

  /** Reads what both headers share; the word with cos, session and the truncated bit. */
  private int erspan() {
    int word = unsigned16(at + 2);
    kind = MirrorSessions.Kind.ERSPAN;
    session = word & SESSION;
    truncated |= (word & TRUNCATED) != 0;
    return word;
  }

  private int unsigned16(int index) {
    return Short.toUnsignedInt(bytes.getShort(index));
  }
}
