package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import io.memwall.collectors.agent.capture.CaptureException;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Asks the kernel about an interface, in the network namespace of the socket. */
final class LinkQuery {
  private static final int NAME_BYTES = 16;
  private static final int REQUEST_BYTES = 64;
  private static final int GET_FLAGS = 0x8913;
  private static final int GET_MTU = 0x8921;
  private static final int GET_HARDWARE_ADDRESS = 0x8927;
  private static final int GET_INDEX = 0x8933;
  private static final int SET_HARDWARE_STAMPS = 0x89b0;

  private static final int UP = 1;
  private static final int LOOPBACK = 8;
  private static final int ETHERNET_TYPE = 1;
  private static final int LOOPBACK_TYPE = 772;

  private final int socket;
  private final String name;
  private final Memory request = new Memory(REQUEST_BYTES);

  LinkQuery(int socket, String name) {
    this.socket = socket;
    this.name = name;
  }

  /**
   * @throws CaptureException when there is no such interface or it is no Ethernet interface
   */
  NetworkLink link() {
    if (!ask(GET_INDEX)) {
      throw new CaptureException("there is no interface " + name + "; there are: " + names());
    }
    int index = request.getInt(NAME_BYTES);
    requireEthernet();
    int flags = ask(GET_FLAGS) ? Short.toUnsignedInt(request.getShort(NAME_BYTES)) : 0;
    int mtu = ask(GET_MTU) ? request.getInt(NAME_BYTES) : 0;
    return new NetworkLink(name, index, (flags & UP) != 0, (flags & LOOPBACK) != 0, mtu);
  }

  boolean exists() {
    return ask(GET_INDEX);
  }

  /** Has the interface stamp every received frame; false when it cannot or may not. */
  boolean stampInHardware() {
    var config = new Memory(12);
    config.setInt(0, 0);
    config.setInt(4, 0);
    config.setInt(8, 1); // HWTSTAMP_FILTER_ALL
    prepare();
    request.setPointer(NAME_BYTES, config);
    return LibC.ioctl(socket, new NativeLong(SET_HARDWARE_STAMPS), request) == 0;
  }

  private void requireEthernet() {
    int type = ask(GET_HARDWARE_ADDRESS) ? request.getShort(NAME_BYTES) : ETHERNET_TYPE;
    if (type != ETHERNET_TYPE && type != LOOPBACK_TYPE) {
      throw new CaptureException(
          "interface %s is no Ethernet interface (hardware type %d)".formatted(name, type));
    }
  }

  private boolean ask(int what) {
    prepare();
    return LibC.ioctl(socket, new NativeLong(what), request) == 0;
  }

  private void prepare() {
    request.clear();
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    request.write(0, ascii, 0, Math.min(ascii.length, NAME_BYTES - 1));
  }

  private static String names() {
    String[] names = new File("/sys/class/net").list();
    if (names == null) {
      return "unknown";
    }
    Arrays.sort(names);
    return String.join(", ", names);
  }
}
