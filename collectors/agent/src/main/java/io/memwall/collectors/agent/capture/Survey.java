package io.memwall.collectors.agent.capture;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * What a first pass over a capture file finds: enough to name the case and to know its extent
 * before anything of it is published.
 *
 * @param format and compression
 * @param bytes size and digest of the file as it lies on disk
 * @param frames of Ethernet interfaces
 * @param time from the earliest to the latest frame; empty without frames
 * @param etherTypes frames by EtherType
 * @param interfaces names of those with at least one frame, empty text for those without
 * @param cut where the file stops being readable
 */
public record Survey(
    Encoding format,
    Bytes bytes,
    long frames,
    Optional<TimeRange> time,
    NavigableMap<Integer, Long> etherTypes,
    List<String> interfaces,
    Passed passedOver,
    Optional<Cut> cut) {

  /** How the file is written. */
  public record Encoding(CaptureReader.Format format, String compression) {}

  /** The file as such: SHA-256 in hexadecimal. */
  public record Bytes(long size, String sha256) {
    /** The first 64 bits of the digest. */
    public long prefix() {
      return Long.parseUnsignedLong(sha256.substring(0, 16), 16);
    }
  }

  /** Earliest and latest frame, nanoseconds since the Unix epoch, both inclusive. */
  public record TimeRange(long first, long last) {}

  /**
   * Frames that are special.
   *
   * @param foreign not read, by link type
   * @param withoutTime read, but given the time of the frame before
   */
  public record Passed(Map<String, Long> foreign, long withoutTime) {}

  /** Interfaces with at least one frame. */
  public long activeInterfaces() {
    return interfaces.stream().filter(name -> !name.isEmpty()).count();
  }

  /**
   * Reads the whole file once.
   *
   * @throws CaptureException when it cannot be read as a capture
   */
  public static Survey of(Path file, Progress progress) {
    MessageDigest digest = sha256();
    CaptureInput input = CaptureInput.open(file).through(digest);
    try (CaptureReader reader = CaptureReader.open(input, progress)) {
      var walk = new Walk();
      var frame = new Frame();
      while (reader.poll(frame, Duration.ZERO) == FrameSource.Poll.FRAME) {
        walk.add(frame);
      }
      reader.drain();
      return new Survey(
          new Encoding(reader.format(), reader.compression()),
          new Bytes(input.sizeBytes(), HexFormat.of().formatHex(digest.digest())),
          walk.frames,
          walk.time(),
          walk.etherTypes.counts(),
          walk.active(reader.interfaces()),
          new Passed(Map.copyOf(reader.foreignFrames()), reader.framesWithoutTime()),
          reader.cut());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Sums over the frames of the pass. */
  private static final class Walk {
    private final EtherTypes etherTypes = new EtherTypes();
    private final long[] perInterface = new long[Interfaces.LIMIT];
    private long frames;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    void add(Frame frame) {
      frames++;
      perInterface[frame.interfaceIndex()]++;
      first = Math.min(first, frame.epochNanos());
      last = Math.max(last, frame.epochNanos());
      etherTypes.count(frame);
    }

    Optional<TimeRange> time() {
      return frames == 0 ? Optional.empty() : Optional.of(new TimeRange(first, last));
    }

    List<String> active(List<String> names) {
      var active = new ArrayList<String>();
      for (int i = 0; i < names.size(); i++) {
        active.add(perInterface[i] > 0 ? names.get(i) : "");
      }
      return List.copyOf(active);
    }
  }
}
