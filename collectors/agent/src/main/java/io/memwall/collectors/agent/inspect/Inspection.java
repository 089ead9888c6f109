package io.memwall.collectors.agent.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.collectors.agent.capture.Captures;
import io.memwall.collectors.agent.capture.Cut;
import io.memwall.collectors.agent.capture.Survey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a capture file holds.
 *
 * @param frames of Ethernet interfaces, of any EtherType
 * @param tloeFrames decoded as TLoE
 * @param etherTypes frames by EtherType
 * @param taps one per interface with frames, in the order they were met
 */
public record Inspection(
    CaptureFile file,
    long frames,
    long tloeFrames,
    Optional<Survey.TimeRange> time,
    List<EtherTypeCount> etherTypes,
    List<TapReport> taps) {

  public Inspection {
    etherTypes = List.copyOf(etherTypes);
    taps = List.copyOf(taps);
  }

  /**
   * The file as such.
   *
   * @param encoding of one file; empty of several and of standard input
   * @param bytes as they lie on disk; empty likewise
   * @param foreignFrames not read because of their link layer, by link type
   * @param cut where it stops being readable
   */
  public record CaptureFile(
      String name,
      Optional<Survey.Encoding> encoding,
      Optional<Survey.Bytes> bytes,
      List<String> interfaces,
      Map<String, Long> foreignFrames,
      Optional<Cut> cut) {}

  /** Frames of an EtherType, and whether they were read as TLoE. */
  public record EtherTypeCount(int etherType, long frames, boolean read) {}

  /**
   * Reads a capture file.
   *
   * @throws io.memwall.collectors.agent.capture.CaptureException when it cannot be read as one
   */
  public static Inspection of(Path file, InspectOptions options) {
    return Inspector.inspect(new FileInput(file), options);
  }

  /**
   * Reads several files, several taps or standard input.
   *
   * @param names as {@link Captures} takes them
   * @throws io.memwall.collectors.agent.capture.CaptureException when one cannot be read
   */
  public static Inspection of(List<String> names, Captures captures, InspectOptions options) {
    return Inspector.inspect(new NamedInput(names, captures), options);
  }

  /** Every incarnation of every connection, interface by interface. */
  public List<ConnectionReport> connections() {
    return taps.stream().flatMap(tap -> tap.connections().stream()).toList();
  }

  /** Every half of every incarnation. */
  public Stream<HalfReport> halves() {
    return connections().stream().flatMap(connection -> connection.halves().stream());
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

  /**
   * Tables for people.
   *
   * @param top lines shown of a table that could be long
   */
  public String text(int top) {
    return new InspectionText(this, top).text();
  }

  /** JSON, indented; ids and digests as hexadecimal strings, epoch nanoseconds as strings. */
  public String json() {
    return JsonTree.indented(jsonTree());
  }

  /** The same before it is written, so that more can be put beside it. */
  public ObjectNode jsonTree() {
    return InspectionJson.tree(this);
  }
}
