package io.memwall.collectors.agent.flow;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One request and what became of it, chosen by a sampler.
 *
 * @param epochNanos when it ended, but never before the interval in which that was found out;
 *     nanoseconds since the Unix epoch
 * @param half the one of the request
 * @param latencyClass as in the latencies of a flow record, such as {@code get}
 * @param retransInvolved true when the frame of request or response was repeated
 * @param corrupt true when request or response carried data marked corrupt
 */
public record SampledExchange(
    long epochNanos,
    FlowRecord.Half half,
    String latencyClass,
    Request request,
    Ending ending,
    Sample sample,
    boolean retransInvolved,
    boolean corrupt) {

  public SampledExchange {
    Objects.requireNonNull(half);
    Objects.requireNonNull(latencyClass);
    Objects.requireNonNull(request);
    Objects.requireNonNull(ending);
    Objects.requireNonNull(sample);
  }

  /** The same, asked otherwise. */
  public SampledExchange withRequest(Request other) {
    return new SampledExchange(
        epochNanos, half, latencyClass, other, ending, sample, retransInvolved, corrupt);
  }

  /**
   * What was asked.
   *
   * @param what its kind
   * @param address unsigned, if known
   * @param sink of a grant
   * @param domain ordering domain, 0 for none
   * @param acquireNanos of a grant: capture time of the acquire it answered
   */
  public record Request(
      Kind what,
      OptionalLong address,
      int source,
      OptionalInt sink,
      int domain,
      ConnectionNote.Sight sight,
      OptionalLong acquireNanos) {
    public Request {
      Objects.requireNonNull(what);
      Objects.requireNonNull(address);
      Objects.requireNonNull(sink);
      Objects.requireNonNull(sight);
      Objects.requireNonNull(acquireNanos);
    }
  }

  /**
   * The kind of a request.
   *
   * @param channel 1..5 = A..E
   * @param sizeExponent n of 2^n bytes
   */
  public record Kind(int channel, int opcode, int param, int sizeExponent) {}

  /**
   * How it ended.
   *
   * @param outcome such as {@code MATCHED}
   * @param nanos capture time of the response
   * @param latencyNanos empty without a response, and where another response may be meant
   * @param sizeExponent of the response
   * @param frameNumber of the response at the tap, from 1
   */
  public record Ending(
      String outcome,
      OptionalLong nanos,
      OptionalLong latencyNanos,
      OptionalInt sizeExponent,
      OptionalLong frameNumber) {
    public Ending {
      Objects.requireNonNull(outcome);
      Objects.requireNonNull(nanos);
      Objects.requireNonNull(latencyNanos);
      Objects.requireNonNull(sizeExponent);
      Objects.requireNonNull(frameNumber);
    }
  }

  /**
   * Why it was chosen.
   *
   * @param head of a fixed share of all, chosen alike by every tap
   * @param tail of the slowest of its class
   * @param weight how many it stands for
   */
  public record Sample(boolean head, boolean tail, long weight) {}
}
