package io.memwall.collectors.agent.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.collectors.agent.Frames;
import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.Mirrors;
import io.memwall.collectors.agent.live.RingOptions.Extras;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A ring and a sender at the two ends of a virtual cable, made by the kernel that runs the test.
 */
final class PacketRingIT {
  private static final Extras INCOMING = Extras.DEFAULT.withoutOutgoing();
  private static Cable cable;

  @BeforeAll
  static void lay() throws Exception {
    cable = Cable.lay();
  }

  @AfterAll
  static void takeUp() throws Exception {
    if (cable != null) {
      cable.close();
    }
  }

  @Test
  void frames_arriveWholeInOrderAndStamped() throws Exception {
    try (PacketRing ring = ring(options());
        PacketSender sender = sender()) {
      for (int i = 0; i < 1_000; i++) {
        sender.send(ByteBuffer.wrap(Frames.get(i, i % 64)));
      }
      sender.flush();
      List<Received> frames = Received.from(ring, 1_000);
      for (int i = 0; i < frames.size(); i++) {
        assertThat(frames.get(i).hex()).isEqualTo(hex(Frames.get(i, i % 64)));
      }
      assertThat(frames).extracting(Received::direction).containsOnly(Frame.Direction.INBOUND);
      assertThat(frames).extracting(Received::lostBefore).containsOnly(0L);
      assertThat(frames)
          .allMatch(f -> Math.abs(f.nanos() / 1_000_000 - Clock.systemUTC().millis()) < 60_000);
      assertThat(sender.sent()).isEqualTo(1_000);
      assertThat(ring.drops()).hasValue(0);
      assertThat(ring.counters().frames()).isEqualTo(1_000);
    }
  }

  @Test
  void otherProtocols_stayInTheKernel() throws Exception {
    try (PacketRing ring = ring(options());
        PacketSender sender = sender()) {
      sender.send(ByteBuffer.wrap(Frames.other(0x0806)));
      sender.send(ByteBuffer.wrap(tagged(Frames.other(0x0806), 0x8100, 5)));
      sender.send(ByteBuffer.wrap(Frames.get(1, 1)));
      sender.flush();
      assertThat(Received.from(ring, 1).get(0).hex()).isEqualTo(hex(Frames.get(1, 1)));
      assertThat(ring.counters().frames()).isEqualTo(1);
    }
  }

  @Test
  void vlanTags_areBackInTheFrame() throws Exception {
    byte[] one = tagged(Frames.get(1, 1), 0x8100, 0xa123);
    byte[] two = tagged(tagged(Frames.get(2, 2), 0x8100, 7), 0x88a8, 9);
    try (PacketRing ring = ring(options());
        PacketSender sender = sender()) {
      sender.send(ByteBuffer.wrap(one));
      sender.send(ByteBuffer.wrap(two));
      sender.flush();
      List<Received> frames = Received.from(ring, 2);
      assertThat(frames).extracting(Received::hex).containsExactly(hex(one), hex(two));
      assertThat(frames).extracting(Received::wireLength).containsExactly(one.length, two.length);
    }
  }

  @Test
  void etherTypeZeroBetweenEqualAddresses_isSeen() throws Exception {
    byte[] unicast = Frames.empty(1, 0);
    byte[] multicast = Frames.empty(2, 0);
    for (int i = 0; i < 12; i++) {
      unicast[i] = 2;
      multicast[i] = 1;
    }
    try (PacketRing ring = ring(options().withEtherType(0));
        PacketSender sender = sender()) {
      sender.send(ByteBuffer.wrap(unicast));
      sender.send(ByteBuffer.wrap(multicast));
      sender.flush();
      assertThat(Received.from(ring, 2))
          .extracting(Received::hex)
          .containsExactly(hex(unicast), hex(multicast));
    }
  }

  @Test
  void outgoingFrames_areSeenOnceAndAsSuch() throws Exception {
    try (PacketRing ring = ring(options().withExtras(Extras.DEFAULT));
        PacketSender back = cable.atRight(() -> PacketSender.open(cable.right()));
        PacketSender sender = sender()) {
      back.send(ByteBuffer.wrap(Frames.data(1, 1)));
      back.flush();
      sender.send(ByteBuffer.wrap(Frames.get(1, 1)));
      sender.flush();
      assertThat(Received.from(ring, 2))
          .extracting(Received::direction)
          .containsExactlyInAnyOrder(Frame.Direction.OUTBOUND, Frame.Direction.INBOUND);
      assertThat(Received.untilQuiet(ring)).isEmpty();
    }
  }

  @Test
  void loopback_showsEveryFrameOnce() throws Exception {
    try (PacketRing ring =
            cable.atLeft(() -> PacketRing.open(RingOptions.of("lo"), Clock.systemUTC()));
        PacketSender sender = cable.atLeft(() -> PacketSender.open("lo"))) {
      sender.send(ByteBuffer.wrap(Frames.get(1, 1)));
      sender.flush();
      List<Received> frames = Received.untilQuiet(ring);
      assertThat(frames).extracting(Received::hex).containsExactly(hex(Frames.get(1, 1)));
      assertThat(frames).extracting(Received::direction).containsOnly(Frame.Direction.UNKNOWN);
    }
  }

  @Test
  void drops_areCountedAndToldToFramesBehindThem() throws Exception {
    int sent = 20_000;
    try (PacketRing ring = ring(options().withRingBytes(2 * RingOptions.BLOCK_BYTES));
        PacketSender sender = sender()) {
      for (int i = 0; i < sent; i++) {
        sender.send(ByteBuffer.wrap(Frames.get(i, 1)));
      }
      sender.flush();
      List<Received> kept = Received.untilQuiet(ring);
      sender.send(ByteBuffer.wrap(Frames.get(sent, 1)));
      sender.flush();
      Received last = Received.from(ring, 1).get(0);
      long drops = ring.drops().orElseThrow();
      assertThat(drops).isPositive();
      assertThat(kept.size() + drops).isEqualTo(sent);
      assertThat(ring.counters().freezes()).isPositive();
      long told = last.lostBefore() + kept.stream().mapToLong(Received::lostBefore).sum();
      assertThat(told).isEqualTo(drops);
    }
  }

  @Test
  void promiscuity_lastsAsLongAsTheCapture() throws Exception {
    try (PacketRing ring = ring(options().withExtras(INCOMING.withPromiscuous()))) {
      assertThat(cable.tellRight("-d link show " + cable.right())).contains("promiscuity 1");
      assertThat(ring.interfaces()).containsExactly(cable.right());
    }
    assertThat(cable.tellRight("-d link show " + cable.right())).contains("promiscuity 0");
  }

  @Test
  void hardwareStamps_whereThereAreNoneTheKernelsAreUsed() throws Exception {
    try (PacketRing ring = ring(options().withExtras(INCOMING.withHardwareStamps()));
        PacketSender sender = sender()) {
      sender.send(ByteBuffer.wrap(Frames.get(1, 1)));
      sender.flush();
      assertThat(Received.from(ring, 1).get(0).nanos()).isPositive();
    }
  }

  @Test
  void sampledConnections_areThoseOfTheHash() throws Exception {
    var mode = new CaptureMode.Connections(3, 77);
    ConnectionHash hash = ConnectionHash.of(mode);
    var wanted = new TreeSet<String>();
    try (PacketRing ring = ring(options().withMode(mode));
        PacketSender sender = sender()) {
      for (int i = 0; i < 300; i++) {
        byte[] frame = Frames.get(1, 1);
        byte[] there = addressed(frame, i % 50, i % 7);
        byte[] back = addressed(frame, i % 7, i % 50);
        int vid = i % 3;
        for (byte[] plain : List.of(there, back)) {
          byte[] sent = vid == 0 ? plain : tagged(plain, 0x8100, 0xe000 | vid);
          sender.send(ByteBuffer.wrap(sent));
          if (hash.chosen(mac(plain, 0), mac(plain, 6), vid)) {
            wanted.add(hex(sent));
          }
        }
      }
      sender.flush();
      var seen = new TreeSet<String>();
      Received.untilQuiet(ring).forEach(frame -> seen.add(frame.hex()));
      assertThat(seen).isEqualTo(wanted);
      assertThat(wanted).hasSizeBetween(20, 600);
    }
  }

  @Test
  void bursts_leaveGapsThatAreNoLoss() throws Exception {
    var mode = new CaptureMode.Bursts(Duration.ofMillis(40), Duration.ofMillis(120), 3);
    BurstSchedule schedule = BurstSchedule.of(mode);
    try (PacketRing ring = ring(options().withMode(mode));
        PacketSender sender = sender()) {
      var frame = new Frame();
      int gaps = 0;
      long seen = 0;
      long start = System.nanoTime();
      for (int i = 0; gaps < 3 && System.nanoTime() - start < 20_000_000_000L; i++) {
        sender.send(ByteBuffer.wrap(Frames.get(i, 1)));
        sender.flush();
        if (ring.poll(frame, Duration.ofMillis(1)) == FrameSource.Poll.FRAME) {
          assertThat(schedule.on(frame.epochNanos())).isTrue();
          gaps += frame.gapBeforeNanos() > 0 ? 1 : 0;
          seen++;
        }
      }
      assertThat(gaps).isEqualTo(3);
      assertThat(seen).isPositive();
      assertThat(ring.drops()).hasValue(0);
      long now = Clock.systemUTC().millis() * 1_000_000;
      long span = System.nanoTime() - start;
      assertThat(ring.watchedNanos(now - span, now)).isBetween(1L, span * 2 / 3);
    }
  }

  @Test
  void mirroredFrames_comeOutOfTheirPackets() throws Exception {
    byte[] inner = Frames.get(5, 5);
    try (PacketRing ring = ring(options().withExtras(INCOMING.withMirrored()));
        PacketSender sender = sender()) {
      sender.send(ByteBuffer.wrap(Mirrors.erspan2(Frames.other(0x0806), 17)));
      sender.send(ByteBuffer.wrap(Mirrors.erspan2(inner, 17)));
      sender.flush();
      Received frame = Received.from(ring, 1).get(0);
      assertThat(frame.hex()).isEqualTo(hex(inner));
      assertThat(ring.interfaces().get(frame.on())).isEqualTo("erspan-17@192.0.2.1");
      assertThat(Received.untilQuiet(ring)).isEmpty();
    }
  }

  @Test
  void unknownInterface_isNamedWithThoseThereAre() {
    assertThatThrownBy(() -> ring(RingOptions.of("nosuch0")))
        .rootCause()
        .isInstanceOf(CaptureException.class)
        .hasMessageContaining("no interface nosuch0; there are: ");
  }

  @Test
  void frameLongerThanTheMtu_isRefusedWithTheRemedy() throws Exception {
    try (PacketSender sender = sender()) {
      assertThatThrownBy(() -> sender.send(ByteBuffer.allocate(2_000)))
          .isInstanceOf(CaptureException.class)
          .hasMessageContaining("ip link set end0 mtu 1986");
    }
  }

  @Test
  void close_fromAnotherThread_endsThePoll() throws Exception {
    PacketRing ring = ring(options());
    var ended = new FrameSource.Poll[1];
    var reader =
        new Thread(
            () -> {
              do {
                ended[0] = ring.poll(new Frame(), Duration.ofMillis(20));
              } while (ended[0] != FrameSource.Poll.END);
            });
    reader.start();
    ring.close();
    reader.join(10_000);
    assertThat(ended[0]).isEqualTo(FrameSource.Poll.END);
  }

  private static RingOptions options() {
    return RingOptions.of(cable.right()).withEtherTypes(Set.of(0xAAAA)).withExtras(INCOMING);
  }

  private static PacketRing ring(RingOptions options) throws Exception {
    return cable.atRight(() -> PacketRing.open(options, Clock.systemUTC()));
  }

  private static PacketSender sender() throws Exception {
    return cable.atLeft(() -> PacketSender.open(cable.left()));
  }

  private static byte[] tagged(byte[] frame, int tpid, int tci) {
    return ByteBuffer.allocate(frame.length + 4)
        .put(frame, 0, 12)
        .putShort((short) tpid)
        .putShort((short) tci)
        .put(frame, 12, frame.length - 12)
        .array();
  }

  private static byte[] addressed(byte[] frame, int to, int from) {
    return ByteBuffer.wrap(frame.clone())
        .put(5, (byte) to)
        .put(4, (byte) 9)
        .put(11, (byte) from)
        .put(10, (byte) 9)
        .put(3, (byte) 0)
        .array();
  }

  private static long mac(byte[] frame, int at) {
    return ByteBuffer.wrap(frame).getLong(at) >>> 16;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
