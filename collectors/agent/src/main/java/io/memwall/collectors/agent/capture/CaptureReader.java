package io.memwall.collectors.agent.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a pcap or pcapng file, plain or compressed with gzip or zstd, in one pass. Frames that a
 * switch mirrored in GRE or ERSPAN packets come out as themselves, at an interface named after the
 * session.
 */
public final class CaptureReader implements FrameSource {
  /** What the file is, compression apart. */
  public enum Format {
    PCAP,
    PCAPNG;

    /** As events and reports write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int MAGIC_LENGTH = 4;

  private final String name;
  private final InputStream in;
  private final Compression compression;
  private final Format format;
  private final Interfaces interfaces = new Interfaces();
  private final MirroredFrames mirrored = new MirroredFrames(interfaces::namedIfRoom);
  private final Records records;
  private Optional<Cut> cut = Optional.empty();
  private boolean ended;

  private CaptureReader(String name, InputStream in, Compression compression, ByteFeed feed) {
    this.name = name;
    this.in = in;
    this.compression = compression;
    int magic = magic(feed);
    Optional<Records> pcap = PcapRecords.open(feed, interfaces, magic);
    this.format = pcap.isPresent() ? Format.PCAP : Format.PCAPNG;
    this.records =
        pcap.or(() -> PcapngRecords.open(feed, interfaces, magic))
            .orElseThrow(() -> notACapture(feed));
  }

  /**
   * Opens a capture file.
   *
   * @throws CaptureException when the file is missing, unreadable, empty or no capture
   */
  public static CaptureReader open(Path file, Progress progress) {
    return open(CaptureInput.open(file), progress);
  }

  /** Opens a capture whose bytes also interest somebody else, such as a digest. */
  public static CaptureReader open(CaptureInput input, Progress progress) {
    var metered = new MeteredStream(input.in(), input.sizeBytes(), progress);
    try {
      var buffered = new BufferedInputStream(metered, 1 << 16);
      Compression compression = Compression.of(buffered);
      var feed = new ByteFeed(compression.open(buffered));
      return new CaptureReader(input.name(), metered, compression, feed);
    } catch (IOException e) {
      throw closing(metered, new CaptureException(input.name() + ": " + e.getMessage(), e));
    } catch (CaptureException e) {
      throw closing(metered, e);
    }
  }

  @Override
  public Poll poll(Frame frame, Duration maxWait) {
    if (ended) {
      return Poll.END;
    }
    try {
      if (records.next(frame)) {
        mirrored.unwrap(frame);
        return Poll.FRAME;
      }
    } catch (CutException e) {
      cut = Optional.of(e.cut());
    } catch (CaptureException e) {
      throw new CaptureException(name + ": " + e.getMessage(), e);
    }
    ended = true;
    requireEthernet();
    return Poll.END;
  }

  public Format format() {
    return format;
  }

  /** {@code none}, {@code gzip} or {@code zstd}. */
  public String compression() {
    return compression.name().toLowerCase(Locale.ROOT);
  }

  /** Where the file stopped being readable; empty as long as it did not. */
  public Optional<Cut> cut() {
    return cut;
  }

  /** Frames passed over because their link layer is not Ethernet, by link type. */
  public Map<String, Long> foreignFrames() {
    return interfaces.foreignFrames();
  }

  /** Frames that carry no time (simple packet blocks) and were given that of the one before. */
  public long framesWithoutTime() {
    return records.withoutTime();
  }

  @Override
  public List<String> interfaces() {
    return interfaces.names();
  }

  /** Empty: a file does not tell reliably what its capture lost. */
  @Override
  public OptionalLong drops() {
    return OptionalLong.empty();
  }

  /** Reads what is left of the file unseen, so that a digest of its bytes is complete. */
  public void drain() {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new CaptureException(name + ": reading failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new CaptureException(name + ": closing failed: " + e.getMessage(), e);
    }
  }

  private void requireEthernet() {
    if (interfaces.names().isEmpty() && !interfaces.foreignFrames().isEmpty()) {
      throw new CaptureException(
          name
              + ": its link layer is "
              + String.join(", ", interfaces.foreignFrames().keySet())
              + "; memwall reads Ethernet (1): capture on the interface itself, not on \"any\"");
    }
  }

  /** Whether a file that begins with these bytes, in either order, is a capture. */
  static boolean isMagic(byte[] head) {
    if (head.length < MAGIC_LENGTH) {
      return false;
    }
    int magic = ByteBuffer.wrap(head).getInt();
    return magic == PcapngRecords.SECTION || PcapRecords.isMagic(magic);
  }

  private static int magic(ByteFeed feed) {
    feed.order(ByteOrder.BIG_ENDIAN);
    return feed.ensure(MAGIC_LENGTH) ? feed.int32(0) : 0;
  }

  private CaptureException notACapture(ByteFeed feed) {
    if (!feed.ensure(1)) {
      String why = feed.broken().isEmpty() ? "nothing inside" : feed.broken();
      return new CaptureException(name + " is not a pcap or pcapng capture (" + why + ")");
    }
    byte[] head = new byte[Math.min(8, feed.available())];
    feed.network().get(feed.position(), head);
    return new CaptureException(
        name
            + " is not a pcap or pcapng capture (first bytes "
            + HexFormat.ofDelimiter(" ").formatHex(head)
            + (compression == Compression.NONE ? "" : " after decompression")
            + ")");
  }

  private static CaptureException closing(InputStream in, CaptureException failure) {
    try {
      in.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
