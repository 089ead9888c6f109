package io.memwall.collectors.agent.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes captures byte by byte, in either byte order, well-formed unless told otherwise. */
public final class CaptureBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order;

  private CaptureBytes(ByteOrder order) {
    this.order = order;
  }

  public static CaptureBytes pcap(ByteOrder order, int magic, int linkType) {
    var bytes = new CaptureBytes(order);
    return bytes.put(
        bytes
            .buffer(24)
            .putInt(magic)
            .putShort((short) 2)
            .putShort((short) 4)
            .putInt(0)
            .putInt(0)
            .putInt(65_535)
            .putInt(linkType));
  }

  /** Nanosecond pcap, little-endian, Ethernet. */
  public static CaptureBytes pcap() {
    return pcap(ByteOrder.LITTLE_ENDIAN, 0xa1b23c4d, 1);
  }

  public static CaptureBytes pcapng(ByteOrder order) {
    return new CaptureBytes(order).section(order);
  }

  public CaptureBytes record(int seconds, int fraction, byte[] frame, int wireLength) {
    put(buffer(16).putInt(seconds).putInt(fraction).putInt(frame.length).putInt(wireLength));
    return put(filled(frame));
  }

  /** A record of a nanosecond pcap. */
  public CaptureBytes record(long epochNanos, byte[] frame) {
    return record(
        (int) (epochNanos / 1_000_000_000L),
        (int) (epochNanos % 1_000_000_000L),
        frame,
        frame.length);
  }

  public CaptureBytes section(ByteOrder newOrder) {
    order = newOrder;
    var body = buffer(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1);
    return block(0x0a0d0d0a, written(body));
  }

  public CaptureBytes ethernet(byte[]... options) {
    return describe(1, 65_535, options);
  }

  public CaptureBytes describe(int linkType, int snapLength, byte[]... options) {
    var head = buffer(8).putShort((short) linkType).putShort((short) 0).putInt(snapLength);
    return block(1, joined(written(head), options));
  }

  public CaptureBytes enhanced(int onInterface, long ticks, byte[] frame, byte[]... options) {
    var head = buffer(20).putInt(onInterface);
    return block(6, joined(packet(head, ticks, frame), options));
  }

  public CaptureBytes obsolete(int onInterface, long ticks, byte[] frame) {
    var head = buffer(20).putShort((short) onInterface).putShort((short) 7);
    return block(2, packet(head, ticks, frame));
  }

  public CaptureBytes simple(byte[] frame, int wireLength) {
    return block(3, joined(written(buffer(4).putInt(wireLength)), padded(frame)));
  }

  public CaptureBytes block(int type, byte[] body) {
    int length = 12 + body.length;
    put(buffer(8).putInt(type).putInt(length));
    put(filled(body));
    return put(buffer(4).putInt(length));
  }

  public byte[] option(int code, byte... value) {
    return joined(
        written(buffer(4).putShort((short) code).putShort((short) value.length)), padded(value));
  }

  public byte[] option(int code, String text) {
    return option(code, text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] longOption(int code, long value) {
    return option(code, written(buffer(8).putLong(value)));
  }

  public byte[] flags(int value) {
    return option(2, written(buffer(4).putInt(value)));
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  public int size() {
    return out.size();
  }

  public Path in(Path directory, String name) {
    return file(directory, name, bytes());
  }

  public static Path file(Path directory, String name, byte[] bytes) {
    try {
      return Files.write(directory.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] packet(ByteBuffer head, long ticks, byte[] frame) {
    head.putInt((int) (ticks >>> 32)).putInt((int) ticks).putInt(frame.length).putInt(frame.length);
    return joined(written(head), padded(frame));
  }

  private CaptureBytes put(ByteBuffer buffer) {
    out.writeBytes(written(buffer));
    return this;
  }

  private static ByteBuffer filled(byte[] bytes) {
    return ByteBuffer.allocate(bytes.length).put(bytes);
  }

  private static byte[] written(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    return bytes;
  }

  private ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  private static byte[] padded(byte[] value) {
    return Arrays.copyOf(value, (value.length + 3) / 4 * 4);
  }

  private static byte[] joined(byte[] first, byte[]... rest) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(first);
    for (byte[] each : rest) {
      all.writeBytes(each);
    }
    return all.toByteArray();
  }
}
