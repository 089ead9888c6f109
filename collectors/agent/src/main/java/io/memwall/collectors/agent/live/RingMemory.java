package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.memwall.collectors.agent.capture.CaptureException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory of a TPACKET_V3 ring: blocks that the kernel fills in turn, hands over when full or
 * when {@link #HANDOVER_MILLIS} have passed, and gets back one by one.
 *
 * <pre>
 * block: version(4) private(4) status(4) frames(4) first frame(4) length(4) ...
 * frame: next(4) seconds(4) nanoseconds(4) captured(4) wire(4) status(4) mac(2) net(2)
 *        hash(4) vlan tci(4) vlan tpid(2) ... at 48: sockaddr_ll
 * </pre>
 */
final class RingMemory implements AutoCloseable {
  /** The longest a block with a frame in it waits for more. */
  static final int HANDOVER_MILLIS = 10;

  /** Blocks the kernel handed over while frames were being lost say so. */
  static final int LOSING = 1 << 2;

  private static final int VERSION_3 = 2;
  private static final int OPTION_RING = 5;
  private static final int OPTION_VERSION = 10;
  private static final int FRAME_SLOT = 2048;
  private static final int READ_WRITE = 3;
  private static final int SHARED = 1;
  private static final int USER = 1;
  private static final int STATUS_AT = 8;
  private static final int COUNT_AT = 12;
  private static final int FIRST_AT = 16;

  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final Pointer address;
  private final int blocks;
  private final ByteBuffer fields;
  private final ByteBuffer network;
  private int block;

  private RingMemory(Pointer address, int blocks) {
    this.address = address;
    this.blocks = blocks;
    long bytes = (long) blocks * RingOptions.BLOCK_BYTES;
    this.fields = address.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
    this.network = address.getByteBuffer(0, bytes).order(ByteOrder.BIG_ENDIAN);
  }

  /**
   * Has the kernel make a ring.
   *
   * @throws CaptureException when it has no memory for it
   */
  static RingMemory map(PacketSocket socket, int bytes) {
    int blocks = bytes / RingOptions.BLOCK_BYTES;
    if (!socket.setPacket(OPTION_VERSION, VERSION_3)) {
      throw socket.failure("asking for a packet ring of version 3", LibC.errno());
    }
    if (!socket.setPacket(OPTION_RING, request(blocks))) {
      throw refused(socket, bytes, LibC.errno());
    }
    Pointer address =
        LibC.mmap(
            null,
            new NativeLong(bytes),
            READ_WRITE,
            SHARED,
            socket.descriptor(),
            new NativeLong(0));
    if (Pointer.nativeValue(address) == -1) {
      throw refused(socket, bytes, LibC.errno());
    }
    return new RingMemory(address, blocks);
  }

  private static Memory request(int blocks) {
    int[] fields = {
      RingOptions.BLOCK_BYTES,
      blocks,
      FRAME_SLOT,
      RingOptions.BLOCK_BYTES / FRAME_SLOT * blocks,
      HANDOVER_MILLIS,
      0,
      0
    };
    var request = new Memory((long) fields.length * Integer.BYTES);
    request.write(0, fields, 0, fields.length);
    return request;
  }

  private static CaptureException refused(PacketSocket socket, int bytes, int errno) {
    if (errno != LibC.ENOMEM && errno != LibC.EINVAL) {
      return socket.failure("making a ring of " + bytes + " bytes", errno);
    }
    return new CaptureException(
        "interface %s: the kernel has no memory for a ring of %d MiB (%s); ask for a smaller one"
            .formatted(socket.link().name(), bytes >> 20, LibC.message(errno)));
  }

  /** Whether the kernel has handed over the block that is next. */
  boolean ready() {
    return (status() & USER) != 0;
  }

  /** Flags of the block that is next. */
  int status() {
    return (int) INT.getAcquire(fields, base() + STATUS_AT);
  }

  /** Frames in the block. */
  int count() {
    return fields.getInt(base() + COUNT_AT);
  }

  /** Where the block's first frame begins. */
  int first() {
    return base() + fields.getInt(base() + FIRST_AT);
  }

  /** Gives the block back and turns to the next one; what was read in it is no longer valid. */
  void release() {
    INT.setRelease(fields, base() + STATUS_AT, 0);
    block = block + 1 == blocks ? 0 : block + 1;
  }

  /** Fields in the machine's byte order. */
  ByteBuffer fields() {
    return fields;
  }

  /** The same bytes, for frames. */
  ByteBuffer network() {
    return network;
  }

  @Override
  public void close() {
    LibC.munmap(address, new NativeLong((long) blocks * RingOptions.BLOCK_BYTES));
  }

  private int base() {
    return block * RingOptions.BLOCK_BYTES;
  }
}
