package io.memwall.collectors.agent.flow;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What following a half over many frames told of one interval.
 *
 * @param profile implementation it behaves like, such as {@code wd11}; {@code unknown}
 * @param oneSided true when the tap sees only this half of the connection
 * @param latency ns by request class, such as {@code get}; classes without a value are absent
 * @param denied denied responses by request class
 * @param corrupt corrupt messages by channel, such as {@code D}
 */
public record Tracking(
    String profile,
    boolean oneSided,
    List<ClassTotal> classes,
    Optional<Params> params,
    Map<String, Long> denied,
    Map<String, Long> corrupt,
    List<CreditCount> credits,
    Acks acks,
    Optional<Distribution> ackLatency,
    Map<String, Distribution> latency,
    Matching matching,
    Optional<Burst> burst,
    Optional<Reverse> reverse) {

  public Tracking {
    Objects.requireNonNull(profile);
    classes = List.copyOf(classes);
    Objects.requireNonNull(params);
    denied = ordered(denied);
    corrupt = ordered(corrupt);
    credits = List.copyOf(credits);
    Objects.requireNonNull(acks);
    Objects.requireNonNull(ackLatency);
    latency = ordered(latency);
    Objects.requireNonNull(matching);
    Objects.requireNonNull(burst);
    Objects.requireNonNull(reverse);
  }

  /** In order: two imports of one file must write the same bytes. */
  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableNavigableMap(new TreeMap<>(map));
  }

  /**
   * A class of traffic, repeats apart.
   *
   * @param name such as {@code RD}
   */
  public record ClassTotal(String name, long flits, long payloadBytes, long wireBytes) {}

  /** Messages by param, and those on channel A by size exponent; empty lists for none. */
  public record Params(
      List<Long> grow,
      List<Long> probeCap,
      List<Long> grantCap,
      List<Long> probeAck,
      List<Long> release,
      List<Long> sizeA) {
    public Params {
      grow = List.copyOf(grow);
      probeCap = List.copyOf(probeCap);
      grantCap = List.copyOf(grantCap);
      probeAck = List.copyOf(probeAck);
      release = List.copyOf(release);
      sizeA = List.copyOf(sizeA);
    }
  }

  /**
   * Credits of a channel with this half as the sender, in flits.
   *
   * @param channel 1..5 = A..E
   * @param availMin empty while the base is unknown, as are the stalls
   * @param state such as {@code OK}
   */
  public record CreditCount(
      int channel,
      long granted,
      long consumed,
      long outstandingMax,
      OptionalLong availMin,
      OptionalLong stallNanos,
      OptionalLong stallEvents,
      String state) {}

  /** Acknowledgements. */
  public record Acks(
      long ackedFrames, long nakFrames, long nakEpisodes, long ackFuture, long ackRegress) {}

  /** A sketch: ascending bucket indexes and their counts. */
  public record Distribution(List<Integer> index, List<Long> count, long zeroCount, long sum) {
    public Distribution {
      index = List.copyOf(index);
      count = List.copyOf(count);
    }
  }

  /**
   * Requests of this half and what became of them.
   *
   * @param unmatchedRequests by reason, such as {@code timeout}
   * @param quality such as {@code GOOD}
   */
  public record Matching(
      long matched,
      long ambiguous,
      Map<String, Long> unmatchedRequests,
      long unmatchedResponses,
      long sizeMismatch,
      Optional<Double> ratio,
      String quality) {
    public Matching {
      unmatchedRequests = ordered(unmatchedRequests);
      Objects.requireNonNull(ratio);
    }
  }

  /** Wire bytes in bins of 1 ms; the sum of squares is unsigned, in two halves. */
  public record Burst(
      int bins,
      int activeBins,
      int longestRun,
      long maxWire,
      long sumWire,
      long sumSquaresHigh,
      long sumSquaresLow) {}

  /** What the unseen half must have sent; flits of channels A to E, or none when unknown. */
  public record Reverse(OptionalLong frames, List<Long> flits) {
    public Reverse {
      Objects.requireNonNull(frames);
      flits = List.copyOf(flits);
    }
  }
}
