package io.memwall.collectors.agent.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;

/** A journal entry as bytes: version, serial number, body, and a checksum (CRC-32C) behind. */
final class JournalFormat {
  private static final int VERSION = 0x4d574a31;
  private static final int CHECKSUM = Long.BYTES;

  /**
   * @param serial grows with every writing
   */
  record Numbered(long serial, JournalEntry entry) {}

  private JournalFormat() {}

  static byte[] bytes(Numbered numbered) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION);
      out.writeLong(numbered.serial());
      write(out, numbered.entry());
      out.writeLong(checksum(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, JournalEntry entry) throws IOException {
    write(out, entry.epoch());
    out.writeBoolean(entry.finished());
    out.writeLong(entry.time());
    out.writeLong(entry.acked());
    write(out, entry.safe());
    out.writeInt(entry.pending().losses().size());
    for (Loss loss : entry.pending().losses()) {
      write(out, loss.epoch());
      out.writeInt(loss.stream());
      out.writeLong(loss.first());
      out.writeLong(loss.last());
      out.writeLong(loss.count());
      out.writeUTF(loss.reason());
    }
    out.writeInt(entry.pending().blinds().size());
    for (Blind blind : entry.pending().blinds()) {
      write(out, blind.epoch());
      out.writeLong(blind.from());
      out.writeLong(blind.to());
      write(out, blind.safe());
    }
  }

  private static void write(DataOutputStream out, EpochId epoch) throws IOException {
    out.writeLong(epoch.bootId().getMostSignificantBits());
    out.writeLong(epoch.bootId().getLeastSignificantBits());
    out.writeLong(epoch.number());
  }

  private static void write(DataOutputStream out, NavigableMap<Integer, Long> numbers)
      throws IOException {
    out.writeInt(numbers.size());
    for (var each : numbers.entrySet()) {
      out.writeInt(each.getKey());
      out.writeLong(each.getValue());
    }
  }

  /** Empty when the bytes are no journal entry, or a torn one; bytes behind it do not matter. */
  static Optional<Numbered> read(byte[] bytes) {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      if (in.readInt() != VERSION) {
        return Optional.empty();
      }
      var numbered = new Numbered(in.readLong(), entry(in));
      int end = bytes.length - in.available();
      var crc = new CRC32C();
      crc.update(bytes, 0, end);
      boolean whole = in.available() >= CHECKSUM && in.readLong() == crc.getValue();
      return whole ? Optional.of(numbered) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static long checksum(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  private static JournalEntry entry(DataInputStream in) throws IOException {
    return new JournalEntry(
        epoch(in), in.readBoolean(), in.readLong(), in.readLong(), numbers(in), pending(in));
  }

  private static Declarations pending(DataInputStream in) throws IOException {
    var losses = new ArrayList<Loss>();
    for (int left = in.readInt(); left > 0; left--) {
      losses.add(
          new Loss(
              epoch(in), in.readInt(), in.readLong(), in.readLong(), in.readLong(), in.readUTF()));
    }
    List<Blind> blinds = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      blinds.add(new Blind(epoch(in), in.readLong(), in.readLong(), numbers(in)));
    }
    return new Declarations(losses, blinds);
  }

  private static EpochId epoch(DataInputStream in) throws IOException {
    return new EpochId(new UUID(in.readLong(), in.readLong()), in.readLong());
  }

  private static NavigableMap<Integer, Long> numbers(DataInputStream in) throws IOException {
    var numbers = new TreeMap<Integer, Long>();
    for (int left = in.readInt(); left > 0; left--) {
      numbers.put(in.readInt(), in.readLong());
    }
    return numbers;
  }
}
