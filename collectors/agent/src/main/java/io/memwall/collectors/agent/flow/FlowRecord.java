package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What one half of a connection carried in one interval.
 *
 * @param idleFrom last frame before the half went idle in this interval, ns since the Unix epoch
 */
public record FlowRecord(
    Span interval,
    Half half,
    Frames frames,
    Bytes bytes,
    List<MessageCount> messages,
    Tracking tracking,
    Quality quality,
    OptionalLong idleFrom,
    Totals totals) {

  public FlowRecord {
    Objects.requireNonNull(interval);
    Objects.requireNonNull(half);
    Objects.requireNonNull(frames);
    Objects.requireNonNull(bytes);
    messages = List.copyOf(messages);
    Objects.requireNonNull(tracking);
    Objects.requireNonNull(quality);
    Objects.requireNonNull(idleFrom);
    Objects.requireNonNull(totals);
  }

  /**
   * One direction of a connection at one tap.
   *
   * @param connId 32 hexadecimal digits
   * @param inc incarnation, from 0
   * @param dir 0 when the source MAC is the smaller one
   * @param position kind of the node the tap sits at, if known
   * @param place where it runs, as far as known
   */
  public record Half(
      String tapId,
      String connId,
      int inc,
      int dir,
      String macSource,
      String macDestination,
      OptionalInt vlanOuter,
      OptionalInt vlanInner,
      int vc,
      int ethertype,
      Optional<InventoryVersion.NodeKind> position,
      Place place) {}

  /**
   * Where a half runs.
   *
   * @param link link and direction
   */
  public record Place(
      Optional<String> sourceNode, Optional<String> destinationNode, Optional<String> link) {
    public static final Place UNKNOWN =
        new Place(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Counts of frames by class. */
  public record Frames(
      long total,
      long newFrames,
      long fill,
      long retrans,
      long ackOnly,
      long empty,
      long open,
      long close,
      long gapFrames,
      long gapEvents,
      OptionalLong captureLost) {}

  /** Counts in bytes, but for {@code messageFlits}: flits of 8 bytes. */
  public record Bytes(
      long frame, long wire, long retransWire, long messageFlits, long payload, long goodput) {}

  /**
   * Messages of first-sighted frames.
   *
   * @param channel 1..5 = A..E
   * @param payload bytes
   */
  public record MessageCount(int channel, int opcode, long count, long flits, long payload) {}

  /** What makes the figures doubtful. */
  public record Quality(
      Map<String, Long> anomalies,
      OptionalLong tsResolutionNanos,
      long tsInversions,
      long snaplenTruncated) {
    public Quality {
      // In order: two imports of one file must write the same bytes.
      anomalies = Collections.unmodifiableNavigableMap(new TreeMap<>(anomalies));
    }
  }

  /** Totals since the source began. */
  public record Totals(long frames, long wireBytes, long goodputBytes, long messages) {}
}
