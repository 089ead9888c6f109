package io.memwall.collectors.agent.inspect;

import io.memwall.collectors.agent.capture.Cut;
import io.memwall.collectors.agent.capture.Survey;
import io.memwall.collectors.wire.flow.HalfCounter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a capture file holds.
 *
 * @param frames of Ethernet interfaces, of any EtherType
 * @param tloeFrames decoded as TLoE
 * @param timeResolutionNanos grid of the time stamps
 * @param etherTypes frames by EtherType
 * @param rejects frames that are in no half, by class; frames of other EtherTypes among them
 */
public record Inspection(
    CaptureFile file,
    long frames,
    long tloeFrames,
    Optional<Survey.TimeRange> time,
    OptionalLong timeResolutionNanos,
    List<EtherTypeCount> etherTypes,
    List<Connection> connections,
    NavigableMap<String, Long> rejects) {

  /**
   * The file as such.
   *
   * @param bytes as they lie on disk
   * @param foreignFrames not read because of their link layer, by link type
   * @param cut where it stops being readable
   */
  public record CaptureFile(
      String name,
      Survey.Encoding encoding,
      Survey.Bytes bytes,
      List<String> interfaces,
      Map<String, Long> foreignFrames,
      Optional<Cut> cut) {}

  /** Frames of an EtherType, and whether they were read as TLoE. */
  public record EtherTypeCount(int etherType, long frames, boolean read) {}

  /**
   * One incarnation of a connection at one interface.
   *
   * @param id 32 hexadecimal digits
   */
  public record Connection(
      String id,
      String interfaceName,
      int incarnation,
      OptionalInt vlanOuter,
      OptionalInt vlanInner,
      int vc,
      int etherType,
      List<Half> halves) {}

  /**
   * One direction of a connection.
   *
   * @param firstSequence of the last incarnation; empty for earlier ones
   * @param counts by counter name, such as {@code retrans_frames}
   * @param messages first sightings by name, such as {@code A.Get}
   */
  public record Half(
      int dir,
      String source,
      String destination,
      OptionalInt firstSequence,
      NavigableMap<String, Long> counts,
      NavigableMap<String, MessageCount> messages,
      NavigableMap<String, Long> anomalies) {
    Half withoutFirstSequence() {
      return new Half(dir, source, destination, OptionalInt.empty(), counts, messages, anomalies);
    }

    long count(HalfCounter counter) {
      return counts.get(counter.name().toLowerCase(Locale.ROOT));
    }
  }

  /** Messages of a kind; flits of 8 bytes, payload in bytes. */
  public record MessageCount(long count, long flits, long payload) {}

  /**
   * Reads a capture file once.
   *
   * @throws io.memwall.collectors.agent.capture.CaptureException when it cannot be read as one
   */
  public static Inspection of(Path file, InspectOptions options) {
    return new Inspector(file, options).inspect();
  }

  /** What to try when nothing was read as TLoE; empty when something was. */
  public List<String> hints() {
    if (tloeFrames > 0) {
      return List.of();
    }
    return etherTypes.stream()
        .filter(each -> !each.read())
        .map(
            each ->
                "no TLoE found; if 0x%04X is how this fabric marks it, add --ethertype 0x%04X"
                    .formatted(each.etherType(), each.etherType()))
        .toList();
  }

  /** A table for people. */
  public String text() {
    return new InspectionText(this).text();
  }

  /** JSON, indented; ids and digests as hexadecimal strings, epoch nanoseconds as strings. */
  public String json() {
    return InspectionJson.of(this);
  }
}
