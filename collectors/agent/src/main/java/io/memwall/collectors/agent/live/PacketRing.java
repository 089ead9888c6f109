package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frames of a network interface, through a ring of memory shared with the kernel (AF_PACKET,
 * TPACKET_V3). Frames arrive with the kernel's nanosecond stamps and in its order; an outer VLAN
 * tag that the interface took out is put back, so that a frame has the same bytes as in a file.
 *
 * <p>The memory is given back by the thread that polls: {@link #close} from another thread, while
 * that one lives, makes its next poll do so and meet the end.
 */
public final class PacketRing implements FrameSource {
  private static final Logger log = LoggerFactory.getLogger(PacketRing.class);

  /** A frame waits for its block's handover; the rest is for a thread that was not scheduled. */
  private static final long LATENESS_NANOS = 250_000_000;

  private static final int SECONDS_AT = 4;
  private static final int NANOS_AT = 8;
  private static final int CAPTURED_AT = 12;
  private static final int WIRE_AT = 16;
  private static final int STATUS_AT = 20;
  private static final int MAC_AT = 24;
  private static final int TAG_AT = 32;
  private static final int TAG_TYPE_AT = 36;
  private static final int PACKET_TYPE_AT = 48 + 10;

  private static final int TAG_VALID = 1 << 4;
  private static final int TAG_TYPE_VALID = 1 << 6;
  private static final int VLAN = 0x8100;
  private static final int OUTGOING = 4;

  private static final short POLL_IN = 1;
  private static final short POLL_ERROR = 8;

  private final PacketSocket socket;
  private final RingMemory ring;
  private final RingLoss loss;
  private final NicCounters nic;
  private final Gate gate;
  private final boolean outgoing;
  private final boolean loopback;
  private final List<String> interfaces = new ArrayList<>();
  private final Optional<MirrorPort> mirrors;
  private final Memory waiting = new Memory(8);

  private int left;
  private int next;
  private boolean holding;
  private long emptyAt = System.nanoTime();
  private Thread reader;
  private volatile boolean closing;
  private boolean released;

  PacketRing(PacketSocket socket, RingMemory ring, Gate gate, RingOptions options) {
    this.socket = socket;
    this.ring = ring;
    this.gate = gate;
    this.loss = new RingLoss(socket);
    this.nic = NicCounters.of(socket.link());
    this.loopback = socket.link().loopback();
    this.outgoing = options.extras().outgoing() && !loopback;
    interfaces.add(options.interfaceName());
    this.mirrors =
        options.extras().mirrored()
            ? Optional.of(new MirrorPort(options, interfaces))
            : Optional.empty();
    waiting.setInt(0, socket.descriptor());
    waiting.setShort(4, POLL_IN);
  }

  /**
   * Begins to capture.
   *
   * @param clock the machine's clock, which the kernel stamps frames with
   * @throws CaptureException when there is no such interface, it is down, the right to capture is
   *     missing, or the kernel has no memory for the ring
   */
  public static PacketRing open(RingOptions options, InstantSource clock) {
    return open(options, clock, () -> 1);
  }

  /**
   * The same, looking only for a share of the time when told so.
   *
   * @param share above 0, 1 for all the time; asked again and again by the thread that polls
   */
  public static PacketRing open(RingOptions options, InstantSource clock, DoubleSupplier share) {
    return RingOpening.open(options, clock, share);
  }

  @Override
  public Poll poll(Frame frame, Duration maxWait) {
    reader = Thread.currentThread();
    long deadline = 0;
    while (!closing) {
      while (left > 0) {
        if (read(frame)) {
          return Poll.FRAME;
        }
      }
      giveBack();
      gate.tend();
      if (!take()) {
        long now = System.nanoTime();
        deadline = deadline == 0 ? now + maxWait.toNanos() : deadline;
        if (now >= deadline) {
          return Poll.IDLE;
        }
        await(deadline - now);
      }
    }
    release();
    return Poll.END;
  }

  /** Turns to the next block if the kernel has handed it over. */
  private boolean take() {
    long now = System.nanoTime();
    if (!ring.ready()) {
      emptyAt = now;
      loss.caughtUp();
      return false;
    }
    if ((ring.status() & RingMemory.LOSING) != 0) {
      loss.losing();
    }
    left = ring.count();
    next = ring.first();
    holding = true;
    return true;
  }

  private void giveBack() {
    if (holding) {
      holding = false;
      ring.release();
    }
  }

  /** Stands on the next frame of the block; false when it is not for us. */
  private boolean read(Frame frame) {
    ByteBuffer fields = ring.fields();
    int at = next;
    next = at + fields.getInt(at);
    left--;
    long nanos =
        Integer.toUnsignedLong(fields.getInt(at + SECONDS_AT)) * 1_000_000_000L
            + fields.getInt(at + NANOS_AT);
    boolean sentHere = fields.get(at + PACKET_TYPE_AT) == OUTGOING;
    if ((sentHere && !outgoing) || !gate.admits(nanos)) {
      return false;
    }
    frame.seen(nanos, 0, direction(sentHere));
    frame.bytes(
        ring.network(),
        at + Short.toUnsignedInt(fields.getShort(at + MAC_AT)),
        fields.getInt(at + CAPTURED_AT),
        fields.getInt(at + WIRE_AT));
    putTagBack(frame, fields, at);
    if (mirrors.isPresent() && !mirrors.get().admits(frame)) {
      return false;
    }
    frame.missingBefore(loss.take(), gate.takeGap());
    return true;
  }

  private static void putTagBack(Frame frame, ByteBuffer fields, int at) {
    int status = fields.getInt(at + STATUS_AT);
    if ((status & TAG_VALID) != 0) {
      int type =
          (status & TAG_TYPE_VALID) != 0
              ? Short.toUnsignedInt(fields.getShort(at + TAG_TYPE_AT))
              : VLAN;
      frame.insertTag(type, fields.getInt(at + TAG_AT));
    }
  }

  /** On the loopback interface every frame goes both ways, and is shown once. */
  private Frame.Direction direction(boolean sentHere) {
    if (loopback) {
      return Frame.Direction.UNKNOWN;
    }
    return sentHere ? Frame.Direction.OUTBOUND : Frame.Direction.INBOUND;
  }

  private void await(long nanos) {
    long millis = Math.min((nanos + 999_999) / 1_000_000, gate.patienceMillis());
    int wait = (int) Math.min(Integer.MAX_VALUE, millis);
    int ready = LibC.poll(waiting, new NativeLong(1), wait);
    if (ready > 0 && (waiting.getShort(6) & POLL_ERROR) != 0) {
      interfaceTrouble(socket.takeError());
    }
  }

  /** An interface that goes down may come up again; one that was removed never does. */
  private void interfaceTrouble(int error) {
    if (!socket.query().exists()) {
      throw new CaptureException("interface " + interfaces.get(0) + " was removed");
    }
    log.warn("interface {}: {}", interfaces.get(0), LibC.message(error));
  }

  /** Stands still where the reader last found the ring empty: a long pause moves no horizon. */
  @Override
  public long horizon(long nowNanos) {
    return nowNanos - (System.nanoTime() - emptyAt) - LATENESS_NANOS;
  }

  @Override
  public long watchedNanos(long fromNanos, long untilNanos) {
    return gate.watchedNanos(fromNanos, untilNanos);
  }

  @Override
  public long plannedGapNanos(long fromNanos, long untilNanos) {
    return untilNanos - fromNanos - gate.watchedNanos(fromNanos, untilNanos);
  }

  @Override
  public OptionalLong interfaceDrops() {
    OptionalLong missed = nic.missed();
    OptionalLong dropped = nic.dropped();
    return missed.isPresent() || dropped.isPresent()
        ? OptionalLong.of(missed.orElse(0) + dropped.orElse(0))
        : OptionalLong.empty();
  }

  @Override
  public List<String> interfaces() {
    return Collections.unmodifiableList(interfaces);
  }

  /** Frames that found no room in the ring; what the interface itself lost is not among them. */
  @Override
  public OptionalLong drops() {
    if (!released) {
      loss.look();
    }
    return OptionalLong.of(loss.drops());
  }

  /** What kernel and interface counted since the capture began. By the thread that polls. */
  public RingCounters counters() {
    drops();
    return new RingCounters(
        loss.frames(), loss.drops(), loss.freezes(), nic.missed(), nic.dropped());
  }

  @Override
  public void close() {
    closing = true;
    Thread last = reader;
    if (last == null || last == Thread.currentThread() || !last.isAlive()) {
      release();
    }
  }

  private void release() {
    if (!released) {
      released = true;
      ring.close();
      socket.close();
    }
  }
}
