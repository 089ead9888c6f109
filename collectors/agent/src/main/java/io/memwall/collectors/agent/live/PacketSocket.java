package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;
import io.memwall.collectors.agent.capture.CaptureException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A raw packet socket. Every failure says what was wanted and how to get it. */
final class PacketSocket implements AutoCloseable {
  /** Every protocol, as the kernel wants it: in network byte order. */
  static final short ALL_PROTOCOLS = networkOrder((short) 3);

  private static final int FAMILY = 17;
  private static final int RAW = 3;
  private static final int ADDRESS_BYTES = 20;

  private static final int SOCKET_LEVEL = 1;
  private static final int PACKET_LEVEL = 263;
  private static final int SOCKET_ERROR = 4;

  private final int descriptor;
  private final NetworkLink link;
  private final LinkQuery query;
  private boolean closed;

  private PacketSocket(int descriptor, String interfaceName) {
    this.descriptor = descriptor;
    this.query = new LinkQuery(descriptor, interfaceName);
    this.link = query.link();
  }

  /**
   * Opens a socket that receives nothing yet.
   *
   * @throws CaptureException when the right is missing, or the interface is missing or down
   */
  static PacketSocket open(String interfaceName) {
    LibC.require();
    int descriptor = LibC.socket(FAMILY, RAW, 0);
    if (descriptor < 0) {
      throw refused(interfaceName, LibC.errno());
    }
    try {
      var socket = new PacketSocket(descriptor, interfaceName);
      socket.requireUp();
      return socket;
    } catch (RuntimeException e) {
      LibC.close(descriptor);
      throw e;
    }
  }

  NetworkLink link() {
    return link;
  }

  LinkQuery query() {
    return query;
  }

  int descriptor() {
    return descriptor;
  }

  /** Attaches to the interface; what it receives from here on arrives. */
  void bind(short protocol) {
    var address = new Memory(ADDRESS_BYTES);
    address.clear();
    address.setShort(0, (short) FAMILY);
    address.setShort(2, protocol);
    address.setInt(4, link.index());
    if (LibC.bind(descriptor, address, ADDRESS_BYTES) != 0) {
      throw failure("attaching to it", LibC.errno());
    }
  }

  /** Sets an option of packet sockets; false when the kernel refuses, for {@link LibC#errno}. */
  boolean setPacket(int option, Memory value) {
    return LibC.setsockopt(descriptor, PACKET_LEVEL, option, value, (int) value.size()) == 0;
  }

  boolean setPacket(int option, int value) {
    return setPacket(option, word(value));
  }

  boolean setSocket(int option, Memory value) {
    return LibC.setsockopt(descriptor, SOCKET_LEVEL, option, value, (int) value.size()) == 0;
  }

  boolean setSocket(int option, int value) {
    return setSocket(option, word(value));
  }

  /** Reads an option of packet sockets into {@code value}; {@code size} holds its length. */
  boolean getPacket(int option, Memory value, Memory size) {
    size.setInt(0, (int) value.size());
    return LibC.getsockopt(descriptor, PACKET_LEVEL, option, value, size) == 0;
  }

  /** Takes the error the kernel keeps for the socket, such as that the interface went down. */
  int takeError() {
    Memory value = word(0);
    Memory size = word(Integer.BYTES);
    return LibC.getsockopt(descriptor, SOCKET_LEVEL, SOCKET_ERROR, value, size) == 0
        ? value.getInt(0)
        : LibC.errno();
  }

  CaptureException failure(String what, int errno) {
    return new CaptureException(
        "interface %s: %s failed: %s".formatted(link.name(), what, LibC.message(errno)));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      LibC.close(descriptor);
    }
  }

  private void requireUp() {
    if (!link.up()) {
      throw new CaptureException(
          "interface %1$s is down; bring it up with: ip link set %1$s up".formatted(link.name()));
    }
  }

  private static CaptureException refused(String interfaceName, int errno) {
    if (errno != LibC.EPERM && errno != LibC.EACCES) {
      return new CaptureException(
          "interface %s: no packet socket: %s".formatted(interfaceName, LibC.message(errno)));
    }
    String java = ProcessHandle.current().info().command().orElse("java");
    return new CaptureException(
        ("interface %s may not be captured: the right CAP_NET_RAW is missing; run as root,"
                + " or once: setcap cap_net_raw+ep %s")
            .formatted(interfaceName, java));
  }

  private static Memory word(int value) {
    var memory = new Memory(Integer.BYTES);
    memory.setInt(0, value);
    return memory;
  }

  private static short networkOrder(short value) {
    return ByteBuffer.allocate(Short.BYTES)
        .putShort(0, value)
        .order(ByteOrder.nativeOrder())
        .getShort(0);
  }
}
