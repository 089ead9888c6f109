package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.account.BurstView;
import io.memwall.collectors.wire.account.ClassSplit;
import io.memwall.collectors.wire.account.ParamGroup;
import io.memwall.collectors.wire.account.TrafficClass;
import io.memwall.collectors.wire.match.LatencyClass;
import io.memwall.collectors.wire.sketch.Sketch;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One half and its counters of one interval. Reused: valid only during the call that received it.
 */
public final class HalfView {
  /** Receives the messages of one kind. */
  @FunctionalInterface
  public interface MessageVisitor {
    /**
     * Says what first sightings carried of one kind.
     *
     * @param flits words of these messages
     * @param payloadBytes 2^n of each of them with data
     */
    void onMessages(Opcode opcode, long count, long flits, long payloadBytes);
  }

  private static final Opcode[] OPCODES = Opcode.values();
  private static final Sketch NO_LATENCIES = new Sketch();

  private final TapView tap;
  private Half half;
  private Tally tally;
  private Totals totalsBefore;
  private int incarnation;
  private RetiredInterval retired;
  private boolean idle;
  private final CreditView credits = new CreditView();

  HalfView(TapView tap) {
    this.tap = tap;
  }

  HalfView of(Half live) {
    half = live;
    tally = live.interval;
    totalsBefore = live.totals;
    incarnation = live.incarnation;
    retired = null;
    idle = false;
    return this;
  }

  HalfView ofIdle(Half live) {
    of(live);
    idle = true;
    return this;
  }

  HalfView of(RetiredInterval ended) {
    half = ended.half();
    tally = ended.tally();
    totalsBefore = ended.totalsBefore();
    incarnation = ended.incarnation();
    retired = ended;
    idle = false;
    return this;
  }

  /** 32 hexadecimal digits; both halves of a connection share them. */
  public String connectionId() {
    return half.connection.id;
  }

  /** The connection's incarnation, from 0; later where a forgotten connection came back. */
  public int incarnation() {
    return incarnation;
  }

  /** 0 when the source is the smaller address, else 1; with equal addresses the first seen is 0. */
  public int direction() {
    return half.direction;
  }

  /** MAC address in the low 48 bits. */
  public long sourceMac() {
    return half.sourceMac();
  }

  /** MAC address in the low 48 bits. */
  public long destinationMac() {
    return half.destinationMac();
  }

  /** Number of VLAN tags of the connection's first frame, 0 to 2. */
  public int vlanTags() {
    return half.connection.vlanTags;
  }

  /** VLAN id of the outer tag; 0 when untagged. */
  public int outerVid() {
    return half.connection.key.outerVid();
  }

  /** VLAN id of the inner tag; 0 when there is none. */
  public int innerVid() {
    return half.connection.key.innerVid();
  }

  /** Virtual channel. */
  public int vc() {
    return half.connection.key.vc();
  }

  /** EtherType of the connection's first frame. */
  public int etherType() {
    return half.connection.etherType;
  }

  /** Of this interval. */
  public long count(HalfCounter counter) {
    return tally.get(counter);
  }

  /** Since the half was first seen, this interval included. */
  public long total(HalfCounter counter) {
    return totalsBefore.get(counter) + tally.get(counter);
  }

  /** Occurrences in this interval. */
  public long count(Anomaly anomaly) {
    return tally.anomalies(anomaly);
  }

  /** Shows every kind of message that first sightings of this interval carried. */
  public void forEachMessage(MessageVisitor visitor) {
    for (Opcode opcode : OPCODES) {
      ClassSplit kinds = tally.classes();
      long count = kinds.messages(opcode);
      if (count > 0) {
        visitor.onMessages(opcode, count, kinds.flits(opcode), kinds.payload(opcode));
      }
    }
  }

  /** The time of the last frame, when the half had none in this interval but some before. */
  public OptionalLong idleFromNanos() {
    return idle ? OptionalLong.of(half.lastSeenNanos) : OptionalLong.empty();
  }

  /** The grid of the tap's timestamps, in ns. */
  public OptionalLong timestampResolutionNanos() {
    return tap.timestampResolutionNanos();
  }

  /** The first sequence number of the half's present incarnation; empty before one was seen. */
  public OptionalLong firstSequence() {
    return half.sequence.isStarted()
        ? OptionalLong.of(half.sequence.first())
        : OptionalLong.empty();
  }

  /** Latencies of the class, of requests this half sent; for ACK of frames it sent. */
  public Sketch sketch(LatencyClass latencyClass) {
    return tally.sketchOr(latencyClass, NO_LATENCIES);
  }

  /** Flits of the class in first sightings of this interval. */
  public long classFlits(TrafficClass trafficClass) {
    return tally.classes().flits(trafficClass);
  }

  /** Payload bytes of the class in first sightings of this interval. */
  public long classPayload(TrafficClass trafficClass) {
    return tally.classes().payload(trafficClass);
  }

  /**
   * Wire bytes of the class, repeats apart: a frame's are split over its messages by flits. All
   * classes and {@link HalfCounter#RETRANS_WIRE_BYTES} add up to {@link HalfCounter#WIRE_BYTES}.
   */
  public long classWireBytes(TrafficClass trafficClass) {
    return tally.classes().wireBytes(trafficClass);
  }

  /** First sightings with a message of the class; for CTRL those without one. */
  public long classFrames(TrafficClass trafficClass) {
    return tally.classes().frames(trafficClass);
  }

  /** How often messages of the group had this param. */
  public long param(ParamGroup group, int value) {
    return tally.params().param(group, value);
  }

  /** Messages on channel A with this size field, 0 to 15. */
  public long sizeA(int sizeExponent) {
    return tally.params().sizeA(sizeExponent);
  }

  /** Requests of this half of this class that were denied. */
  public long denied(LatencyClass latencyClass) {
    return tally.denied(latencyClass);
  }

  /** Messages on the channel with data marked corrupt. */
  public long corrupt(Channel channel) {
    return tally.params().corrupt(channel);
  }

  /** Credits of this half as the sender who spends them. */
  public CreditView credits(Channel channel) {
    int index = channel.code() - 1;
    return retired == null
        ? credits.of(tally.credits(), half.credits().channel(index), index)
        : credits.ofEnded(tally.credits(), retired.credits().get(index), index);
  }

  /** The interval by milliseconds. */
  public BurstView burst() {
    return tally.bursts();
  }

  /** Whether the tap has seen the other half too. */
  public Visibility visibility() {
    return half.opposite() == null ? Visibility.ONE_SIDED : Visibility.BOTH;
  }

  /** What the connection behaves like. */
  public Profile profile() {
    return half.connection.evidence.profile();
  }

  /**
   * Answered requests in all that were answered or given up, answers that fit none included; empty
   * when there were none.
   */
  public OptionalDouble matchRatio() {
    long answered = count(HalfCounter.MATCHED) + count(HalfCounter.MATCHED_AMBIGUOUS);
    long all = answered + unmatched();
    return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) answered / all);
  }

  /** How far the latencies of this interval can be trusted. */
  public MatchQuality quality() {
    long ambiguous = count(HalfCounter.MATCHED_AMBIGUOUS);
    long answered = count(HalfCounter.MATCHED) + ambiguous;
    long all = answered + unmatched();
    if (all == 0) {
      return MatchQuality.NONE;
    }
    if (answered * 100 >= all * 98 && ambiguous * 100 < answered * 5) {
      return MatchQuality.GOOD;
    }
    return answered * 100 >= all * 80 ? MatchQuality.DEGRADED : MatchQuality.BAD;
  }

  /** True when this half uses sources again while they are in flight. */
  public boolean sourceFifo() {
    return retired == null ? half.isSourceFifo() : retired.sourceFifo();
  }

  /** Frames the unseen other half sent, from the acknowledgements; empty when both are seen. */
  public OptionalLong reverseFrames() {
    return visibility() == Visibility.ONE_SIDED
        ? OptionalLong.of(tally.unheard())
        : OptionalLong.empty();
  }

  /** Flits the unseen other half sent, from the credits returned; empty when both are seen. */
  public OptionalLong reverseFlits(Channel channel) {
    return visibility() == Visibility.ONE_SIDED
        ? OptionalLong.of(tally.credits().returned[channel.code() - 1])
        : OptionalLong.empty();
  }

  private long unmatched() {
    return count(HalfCounter.UNMATCHED_TIMEOUT)
        + count(HalfCounter.UNMATCHED_RESET)
        + count(HalfCounter.UNMATCHED_SOURCE_REUSE)
        + count(HalfCounter.UNMATCHED_GAP)
        + count(HalfCounter.UNMATCHED_RESPONSES);
  }
}
