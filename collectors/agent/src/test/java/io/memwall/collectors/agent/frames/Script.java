package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.CaptureBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Frames between a host and a pool, written down one after the other. */
final class Script {
  static final String HOST = "02:00:00:00:00:01";
  static final String POOL = "02:00:00:01:00:01";
  static final long START = 1_767_225_600_000_000_000L;

  private static final byte[] HOST_MAC = {2, 0, 0, 0, 0, 1};
  private static final byte[] POOL_MAC = {2, 0, 0, 1, 0, 1};
  private static final int INBOUND = 1;
  private static final int OUTBOUND = 2;
  private static final int FEWEST_FLITS = 5;

  private final List<Line> lines = new ArrayList<>();
  private long now = START;

  private record Line(long nanos, int flags, ByteBuffer frame) {}

  /** A message: its words, the first one being its header. */
  record Message(List<Long> words) {
    Message(long... words) {
      this(LongStream.of(words).boxed().toList());
    }
  }

  static Message get(int source, long address) {
    return new Message(head(1, 4, 0, 6, source), address);
  }

  static Message put8(int source, long address, long data) {
    return new Message(head(1, 0, 0, 3, source), address, data);
  }

  static Message putPartial(int source, long address, long mask, long data) {
    return new Message(head(1, 1, 0, 3, source), address, mask, data);
  }

  static Message acquire(int source, long address) {
    return new Message(head(1, 6, 1, 6, source), address);
  }

  static Message ack(int source) {
    return new Message(head(4, 0, 0, 3, source));
  }

  static Message data(int source) {
    return withData(head(4, 1, 0, 6, source));
  }

  static Message grantData(int source, int sink) {
    return withData(head(4, 5, 0, 6, source), sink);
  }

  static Message grantAck(int sink) {
    return new Message(5L << 60 | sink);
  }

  static long head(int channel, int opcode, int param, int size, int source) {
    return (long) channel << 60
        | (long) opcode << 57
        | (long) param << 52
        | (long) size << 48
        | source;
  }

  private static Message withData(long... head) {
    long[] words = Arrays.copyOf(head, head.length + 8);
    for (int i = 0; i < 8; i++) {
      words[head.length + i] = 0x4746_4544_4342_4140L + i;
    }
    return new Message(words);
  }

  /** Time passes. */
  Script after(long nanos) {
    now += nanos;
    return this;
  }

  Script host(int sequence, int acknowledged, Message... messages) {
    return frame(true, header(0, sequence, acknowledged), messages);
  }

  Script pool(int sequence, int acknowledged, Message... messages) {
    return frame(false, header(0, sequence, acknowledged), messages);
  }

  /** An acknowledgement without a number of its own. */
  Script ackOnly(boolean byHost, int sequence, int acknowledged) {
    return frame(byHost, header(1, sequence, acknowledged));
  }

  Script frame(boolean byHost, long header, Message... messages) {
    return bytes(byHost, tloe(byHost, header, messages));
  }

  Script bytes(boolean byHost, byte[] frame) {
    lines.add(new Line(now, byHost ? OUTBOUND : INBOUND, ByteBuffer.wrap(frame)));
    return this;
  }

  /** A refusal of everything behind a number. */
  static long nak(int sequence, int acknowledged) {
    return header(0, sequence, acknowledged) & ~(1L << 9);
  }

  static long header(int type, int sequence, int acknowledged) {
    return (long) type << 57 | (long) sequence << 32 | (long) acknowledged << 10 | 1L << 9;
  }

  static byte[] tloe(boolean byHost, long header, Message... messages) {
    var flits = new ArrayList<Long>();
    long mask = 0;
    for (Message message : messages) {
      mask |= 1L << flits.size();
      flits.addAll(message.words());
    }
    while (flits.size() < FEWEST_FLITS) {
      flits.add(0L);
    }
    return raw(byHost, header, flits, mask);
  }

  static byte[] raw(boolean byHost, long header, List<Long> flits, long mask) {
    var frame = ByteBuffer.allocate(14 + 8 * (flits.size() + 2));
    frame.put(byHost ? POOL_MAC : HOST_MAC).put(byHost ? HOST_MAC : POOL_MAC);
    frame.putShort((short) 0xAAAA).putLong(header);
    flits.forEach(frame::putLong);
    return frame.putLong(mask).array();
  }

  /** As a pcapng file with one interface in nanoseconds. */
  Path in(Path directory, String name) {
    var capture = CaptureBytes.pcapng(ByteOrder.LITTLE_ENDIAN);
    capture.ethernet(capture.option(2, "tap0"), capture.option(9, new byte[] {9}));
    for (Line line : lines) {
      capture.enhanced(0, line.nanos(), line.frame().array(), capture.flags(line.flags()));
    }
    return capture.in(directory, name);
  }

  /**
   * A read, an acquire with its grant, a loss with its repair, numbers that only the capture lost,
   * a request nobody answers, and oddities.
   */
  static Script story() {
    var story = new Script();
    story.frame(true, header(2, 0, 0x3FFFFF));
    story.after(900).frame(false, header(2, 0, 0));
    story.after(100).ackOnly(true, 1, 0);
    story.after(1_000).host(1, 0, get(3, 0x4000));
    story.after(1_318).pool(1, 1, data(3));
    story.after(682).host(2, 1, acquire(4, 0x8040), put8(5, 0x9000, 0xABCD));
    story.after(1_500).pool(2, 2, grantData(4, 77), ack(5));
    story.after(500).host(3, 2, grantAck(77));
    // The link loses number 4; the pool refuses 5, and both come again.
    story.after(1_000).host(5, 2, get(7, 0x4080));
    story.after(1_000).frame(false, nak(3, 3));
    story.after(500).host(4, 3, get(6, 0x4040));
    story.after(100).host(5, 3, get(7, 0x4080));
    story.after(1_400).pool(4, 5, data(6), data(7));
    // The capture misses the host's 6 and 7: the pool has them all the same.
    story.after(2_000).host(8, 4, get(8, 0x40C0));
    story.after(1_300).pool(5, 8, data(8));
    story.after(700).host(9, 5, get(9, 0x4105), putPartial(10, 0x5000, 0x0FF, 0x1122));
    story.after(800).bytes(true, raw(true, header(0, 10, 5) | 1L << 8, oddFlits(), 0b1001));
    story.after(200).bytes(false, other());
    return story;
  }

  private static byte[] other() {
    byte[] frame = raw(false, 0, List.of(), 0);
    frame[12] = 0x08;
    frame[13] = 0;
    return frame;
  }

  /** A Get that the mask marks, padding that it marks too, and a word outside all messages. */
  private static List<Long> oddFlits() {
    return List.of(head(1, 4, 0, 6, 11) | 1L << 30, 0x4140L, 0x77L, 0L, 0L);
  }
}
