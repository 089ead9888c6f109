package io.memwall.collectors.agent.explain;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A code and all there is to say about it.
 *
 * @param code such as {@code fcs_bad}, {@code D9} or {@code S4}
 * @param kind what sort of code it is
 * @param blame who should look into it
 * @param meaning one or two sentences
 * @param clause of the specification it is about
 * @param seen which endpoints do it
 * @param handling what memwall does about it
 * @param example frames that show it; empty where it takes more than an example
 */
public record Explanation(
    String code,
    Kind kind,
    Blame blame,
    String meaning,
    String clause,
    String seen,
    String handling,
    Example example) {

  /** What sort of code. */
  public enum Kind {
    ANOMALY("anomalies"),
    REJECT("rejects"),
    DEVIATION("deviations of known endpoints"),
    ERRATUM("errata of the specification"),
    OUTCOME("how a request ended"),
    QUALITY("quality of the matching"),
    CREDITS("state of a channel's credits"),
    FLAG("flags of a capture");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As a heading over several. */
    public String title() {
      return title;
    }
  }

  /** Who should look into it. */
  public enum Blame {
    /** The endpoint that sent the frame. */
    ENDPOINT,
    /** Whoever made the capture. */
    CAPTURE,
    /** Nobody: it is as it should be, or cannot be told. */
    NOBODY
  }

  /**
   * Frames that show a code.
   *
   * @param title what they are; empty without frames
   * @param frames empty where it takes more than an example
   * @param shows what must come out, besides the code itself
   */
  public record Example(String title, Tap tap, List<ExampleFrame> frames, List<String> shows) {
    public Example {
      frames = List.copyOf(frames);
      shows = List.copyOf(shows);
    }
  }

  /**
   * Where the frames of an example are seen.
   *
   * @param etherTypes read as TLoE
   * @param maxBodyFlits most words of a frame between header and mask
   */
  public record Tap(Set<Integer> etherTypes, int maxBodyFlits) {
    public Tap {
      etherTypes = Set.copyOf(etherTypes);
    }
  }

  /**
   * One frame of an example, or several that differ in their sequence number only.
   *
   * @param nanos after the first frame
   * @param times how often it is sent, each time {@code stepNanos} later
   * @param sequenceStep added to the sequence number each time
   * @param hex its bytes, without spaces; empty for a report that {@code times} frames were lost
   * @param wireLength bytes it had before a snap length cut it
   */
  public record ExampleFrame(
      long nanos, int times, long stepNanos, int sequenceStep, String hex, int wireLength) {
    boolean isDrop() {
      return hex.isEmpty();
    }

    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }
  }
}
