package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.account.ParamGroup;
import io.memwall.collectors.wire.account.TrafficClass;
import io.memwall.collectors.wire.match.LatencyClass;
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

  private final TapView tap;
  private Half half;
  private Tally tally;
  private Totals totalsBefore;
  private int incarnation;
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
    idle = false;
    return this;
  }

  HalfView ofIdle(Half live) {
    of(live);
    idle = true;
    return this;
  }

  HalfView of(RetiredInterval retired) {
    half = retired.half();
    tally = retired.tally();
    totalsBefore = retired.totalsBefore();
    incarnation = retired.incarnation();
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
    return half.direction == 0 ? half.connection.key.lowMac() : half.connection.key.highMac();
  }

  /** MAC address in the low 48 bits. */
  public long destinationMac() {
    return half.direction == 0 ? half.connection.key.highMac() : half.connection.key.lowMac();
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
      long count = tally.messages(opcode);
      if (count > 0) {
        visitor.onMessages(opcode, count, tally.flits(opcode), tally.payload(opcode));
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

  /** Flits of the class in first sightings of this interval. */
  public long classFlits(TrafficClass trafficClass) {
    return 0;
  }

  /** Payload bytes of the class in first sightings of this interval. */
  public long classPayload(TrafficClass trafficClass) {
    return 0;
  }

  /** Wire bytes of the class in first sightings: a frame's are split over its messages by flits. */
  public long classWireBytes(TrafficClass trafficClass) {
    return 0;
  }

  /** Messages of the class in first sightings; for CTRL the frames without one. */
  public long classFrames(TrafficClass trafficClass) {
    return 0;
  }

  /** How often messages of the group had this param. */
  public long param(ParamGroup group, int value) {
    return 0;
  }

  /** Messages on channel A with this size field, 0 to 15. */
  public long sizeA(int sizeExponent) {
    return 0;
  }

  /** Requests of this half of this class that were denied. */
  public long denied(LatencyClass latencyClass) {
    return 0;
  }

  /** Messages on the channel with data marked corrupt. */
  public long corrupt(Channel channel) {
    return 0;
  }

  /** Credits of this half as the sender who spends them. */
  public CreditView credits(Channel channel) {
    return credits;
  }

  /** Whether the tap sees the other half too. */
  public Visibility visibility() {
    return Visibility.BOTH;
  }

  /** What the connection behaves like. */
  public Profile profile() {
    return Profile.UNKNOWN;
  }

  /** Matched and ambiguous requests in all that should have matched; empty when there were none. */
  public OptionalDouble matchRatio() {
    return OptionalDouble.empty();
  }

  /** How far the latencies of this interval can be trusted. */
  public MatchQuality quality() {
    return MatchQuality.NONE;
  }

  /** True when this half uses sources again while they are in flight. */
  public boolean sourceFifo() {
    return false;
  }

  /** Frames the unseen other half sent, from the acknowledgements; empty when both are seen. */
  public OptionalLong reverseFrames() {
    return OptionalLong.empty();
  }

  /** Flits the unseen other half sent, from the credits returned; empty when both are seen. */
  public OptionalLong reverseFlits(Channel channel) {
    return OptionalLong.empty();
  }
}
