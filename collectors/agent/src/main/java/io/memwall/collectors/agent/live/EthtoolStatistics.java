package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import io.memwall.collectors.agent.capture.CaptureException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The counters a network driver keeps beyond the usual ones, under names of its own (Linux,
 * include/uapi/linux/ethtool.h). Needs no right. Not thread-safe.
 */
public final class EthtoolStatistics implements AutoCloseable {
  private static final int INTERNET = 2;
  private static final int DATAGRAM = 2;

  private static final int ETHTOOL = 0x8946;
  private static final int GET_INDEX = 0x8933;
  private static final int GET_HARDWARE_ADDRESS = 0x8927;

  private static final int GET_STRINGS = 0x1b;
  private static final int GET_STATISTICS = 0x1d;
  private static final int GET_SET_SIZES = 0x37;

  private static final int STATISTICS_SET = 1;
  private static final int NAME_BYTES = 16;
  private static final int REQUEST_BYTES = 64;
  private static final int STRING_BYTES = 32;

  /** More than any driver has; a larger answer is not believed. */
  private static final int MOST = 16_384;

  private final int socket;
  private final Memory request = new Memory(REQUEST_BYTES);
  private final Map<String, Names> known = new HashMap<>();
  private boolean closed;

  private record Names(int index, List<String> names, Memory values) {}

  private EthtoolStatistics(int socket) {
    this.socket = socket;
  }

  /** Empty on systems other than Linux, or where no socket can be made. */
  public static Optional<EthtoolStatistics> open() {
    try {
      LibC.require();
    } catch (CaptureException e) {
      return Optional.empty();
    }
    int socket = LibC.socket(INTERNET, DATAGRAM, 0);
    return socket < 0 ? Optional.empty() : Optional.of(new EthtoolStatistics(socket));
  }

  /**
   * Whether the agent's network namespace has this very interface.
   *
   * @param mac such as {@code 02:00:00:00:00:01}
   */
  public boolean has(String name, int index, String mac) {
    return ask(name, GET_INDEX)
        && request.getInt(NAME_BYTES) == index
        && ask(name, GET_HARDWARE_ADDRESS)
        && mac().equals(mac);
  }

  /**
   * Counters by the driver's names, in its order; a name that comes several times has the last of
   * its values. Empty when the driver has none.
   */
  public Optional<Map<String, Long>> read(String name, int index) {
    Names names = known.get(name);
    if (names == null || names.index() != index || size(name) != names.names().size()) {
      int size = size(name);
      if (size <= 0) {
        known.remove(name);
        return Optional.empty();
      }
      names = names(name, index, size);
      known.put(name, names);
    }
    return values(name, names);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      LibC.close(socket);
    }
  }

  /** How many counters there are; 0 when there are none, or too many to believe. */
  private int size(String name) {
    var command = new Memory(20);
    command.clear();
    command.setInt(0, GET_SET_SIZES);
    command.setLong(8, 1L << STATISTICS_SET);
    if (!ethtool(name, command) || (command.getLong(8) & 1L << STATISTICS_SET) == 0) {
      return 0;
    }
    int size = command.getInt(16);
    return size < 0 || size > MOST ? 0 : size;
  }

  private Names names(String name, int index, int size) {
    var command = new Memory(12 + (long) size * STRING_BYTES);
    command.clear();
    command.setInt(0, GET_STRINGS);
    command.setInt(4, STATISTICS_SET);
    command.setInt(8, size);
    var names = new ArrayList<String>();
    if (ethtool(name, command)) {
      for (int i = 0; i < size; i++) {
        names.add(text(command.getByteArray(12 + (long) i * STRING_BYTES, STRING_BYTES)));
      }
    }
    return new Names(index, names, new Memory(8 + (long) size * Long.BYTES));
  }

  private Optional<Map<String, Long>> values(String name, Names names) {
    Memory command = names.values();
    command.clear();
    command.setInt(0, GET_STATISTICS);
    command.setInt(4, names.names().size());
    if (names.names().isEmpty()
        || !ethtool(name, command)
        || command.getInt(4) != names.names().size()) {
      known.remove(name);
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, Long>();
    for (int i = 0; i < names.names().size(); i++) {
      values.put(names.names().get(i), command.getLong(8 + (long) i * Long.BYTES));
    }
    return Optional.of(values);
  }

  private boolean ethtool(String name, Memory command) {
    prepare(name);
    request.setPointer(NAME_BYTES, command);
    return LibC.ioctl(socket, new NativeLong(ETHTOOL), request) == 0;
  }

  private boolean ask(String name, int what) {
    prepare(name);
    return LibC.ioctl(socket, new NativeLong(what), request) == 0;
  }

  private void prepare(String name) {
    request.clear();
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    request.write(0, ascii, 0, Math.min(ascii.length, NAME_BYTES - 1));
  }

  private String mac() {
    byte[] address = request.getByteArray(NAME_BYTES + 2, 6);
    return "%02x:%02x:%02x:%02x:%02x:%02x"
        .formatted(address[0], address[1], address[2], address[3], address[4], address[5]);
  }

  private static String text(byte[] bytes) {
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
  }
}
