package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.capture.CaptureException;
import java.nio.ByteBuffer;

/**
 * Sends raw frames on an interface, several with one call of the kernel. Used by one thread.
 *
 * <p>Frames go the usual way through the interface's queue, so that a capture on the same interface
 * sees them as outgoing.
 */
public final class PacketSender implements AutoCloseable {
  /** More would gain little: a call costs about as much as sending one frame. */
  private static final int BATCH = 64;

  private static final int SEND_BUFFER = 7;
  private static final int SEND_BUFFER_BYTES = 4 << 20;

  private final PacketSocket socket;
  private final SendBatch batch;
  private long sent;

  private PacketSender(PacketSocket socket) {
    this.socket = socket;
    this.batch = new SendBatch(BATCH, socket.link().maxFrameBytes());
  }

  /**
   * Opens an interface for sending.
   *
   * @throws CaptureException when the interface is missing or down, or the right to send is missing
   */
  public static PacketSender open(String interfaceName) {
    PacketSocket socket = PacketSocket.open(interfaceName);
    try {
      socket.bind((short) 0);
      // Refused without further rights above the system's limit: then the default stays.
      socket.setSocket(SEND_BUFFER, SEND_BUFFER_BYTES);
      return new PacketSender(socket);
    } catch (RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Takes a copy of a frame and sends it together with others, at the latest at the next {@link
   * #flush}.
   *
   * @param frame from destination MAC to the last byte before the FCS, from position to limit; left
   *     as it was
   * @throws CaptureException when the interface cannot carry a frame of this length, or sends no
   *     more
   */
  public void send(ByteBuffer frame) {
    int length = frame.remaining();
    if (length > socket.link().maxFrameBytes()) {
      throw tooLong(length);
    }
    batch.add(frame);
    if (batch.full()) {
      flush();
    }
  }

  /** Sends what was taken and not yet sent; waits while the interface's queue is full. */
  public void flush() {
    int from = 0;
    while (from < batch.size()) {
      int count = batch.send(socket.descriptor(), from);
      if (count < 0) {
        requireTemporary(LibC.errno(), from);
      } else {
        from += count;
        sent += count;
      }
    }
    batch.clear();
  }

  /** Frames the kernel took. */
  public long sent() {
    return sent;
  }

  /** Sends what is left. */
  @Override
  public void close() {
    try {
      flush();
    } finally {
      socket.close();
    }
  }

  private void requireTemporary(int errno, int index) {
    switch (errno) {
      case LibC.EINTR, LibC.EAGAIN -> {}
      case LibC.ENOBUFS -> Thread.onSpinWait();
      default -> {
        CaptureException failure =
            errno == LibC.EMSGSIZE
                ? tooLong(batch.length(index))
                : socket.failure("sending", errno);
        batch.clear();
        throw failure;
      }
    }
  }

  private CaptureException tooLong(int length) {
    NetworkLink link = socket.link();
    return new CaptureException(
        "interface %s cannot send a frame of %d bytes: its MTU is %d; raise it with: ip link set %s mtu %d"
            .formatted(link.name(), length, link.mtu(), link.name(), length - 14));
  }
}
