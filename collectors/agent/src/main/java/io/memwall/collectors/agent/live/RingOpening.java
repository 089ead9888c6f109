package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets a packet socket up, in the order in which no frame gets in that was not asked for. */
final class RingOpening {
  private static final Logger log = LoggerFactory.getLogger(RingOpening.class);

  /** Long against a connection's round trip, short against an interval. */
  private static final long SHARED_PERIOD = 200_000_000;

  private static final long LEAST_BURST = 1_000_000;
  private static final int ADD_MEMBERSHIP = 1;
  private static final int TIMESTAMP = 17;
  private static final int IGNORE_OUTGOING = 23;
  private static final int PROMISCUOUS = 1;
  private static final int RAW_HARDWARE = 1 << 6;

  private RingOpening() {}

  static PacketRing open(RingOptions options, InstantSource clock, DoubleSupplier share) {
    FilterProgram filter = FilterProgram.of(options);
    PacketSocket socket = PacketSocket.open(options.interfaceName());
    try {
      attach(socket, filter);
      RingMemory ring = RingMemory.map(socket, options.ringBytes());
      extras(socket, options.extras());
      Consumer<Boolean> opening = open -> attach(socket, open ? filter : FilterProgram.NOTHING);
      Gate gate = new DutyGate(part -> gate(options, clock, opening, part), share, clock);
      LinkCapacity.warning(socket.link(), options).ifPresent(log::warn);
      var source = new PacketRing(socket, ring, gate, options);
      socket.bind(PacketSocket.ALL_PROTOCOLS);
      return source;
    } catch (RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** What the mode asks for, or a share of it. */
  private static Gate gate(
      RingOptions options, InstantSource clock, Consumer<Boolean> opening, double share) {
    if (options.mode() instanceof CaptureMode.Bursts bursts) {
      long length = Math.max(LEAST_BURST, (long) (bursts.length().toNanos() * share));
      long period = bursts.period().toNanos();
      return new BurstGate(BurstSchedule.of(length, period, bursts.seed()), clock, opening);
    }
    if (share < 1) {
      long length = Math.max(LEAST_BURST, (long) (SHARED_PERIOD * share));
      return new BurstGate(BurstSchedule.of(length, SHARED_PERIOD, 0), clock, opening);
    }
    opening.accept(true);
    return Gate.OPEN;
  }

  private static void attach(PacketSocket socket, FilterProgram filter) {
    if (!filter.attach(socket)) {
      throw socket.failure("setting its filter", LibC.errno());
    }
  }

  private static void extras(PacketSocket socket, RingOptions.Extras extras) {
    if (extras.promiscuous()) {
      promiscuous(socket);
    }
    if (extras.hardwareStamps()) {
      hardwareStamps(socket);
    }
    if (!extras.outgoing() || socket.link().loopback()) {
      // Kernels before 4.20 refuse; then these frames are passed over when they are read.
      socket.setPacket(IGNORE_OUTGOING, 1);
    }
  }

  /** Until the socket is closed; the kernel counts who asked. */
  private static void promiscuous(PacketSocket socket) {
    var membership = new Memory(16);
    membership.clear();
    membership.setInt(0, socket.link().index());
    membership.setShort(4, (short) PROMISCUOUS);
    if (!socket.setPacket(ADD_MEMBERSHIP, membership)) {
      throw socket.failure("making it promiscuous", LibC.errno());
    }
  }

  private static void hardwareStamps(PacketSocket socket) {
    if (!socket.query().stampInHardware()) {
      log.warn(
          "interface {} cannot stamp frames itself ({}); the kernel's stamps are used",
          socket.link().name(),
          LibC.message(LibC.errno()));
    } else if (!socket.setPacket(TIMESTAMP, RAW_HARDWARE)) {
      throw socket.failure("taking its own time stamps", LibC.errno());
    }
  }
}
