package io.memwall.streams.bandwidth;

import io.memwall.schemas.EventType;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Bytes;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Cumulative;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Frames;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HealthKind;
import io.memwall.schemas.events.Inventory;
import io.memwall.schemas.events.MessageCount;
import io.memwall.schemas.events.TapPosition;
import io.memwall.schemas.events.Visibility;
import io.memwall.streams.window.Interval;
import io.memwall.streams.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What one collector would send: flow records and heartbeats of a node, second by second. */
record Traces(String node, long epoch, String caseName) {
  static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  static final long SECOND = Window.SECOND_NS;

  static Traces of(String node) {
    return new Traces(node, 1, "");
  }

  Traces inEpoch(long other) {
    return new Traces(node, other, caseName);
  }

  static Interval second(long number) {
    return seconds(number, number + 1);
  }

  /** From and to seconds after T0. */
  static Interval seconds(long from, long to) {
    long base = Nanos.of(T0);
    return new Interval(base + from * SECOND, base + to * SECOND);
  }

  /** A record of one half with so many frames of 100 wire bytes. */
  Flow flow(String connection, int direction, Interval interval, long frames) {
    return flow(connection, direction, interval, frames, 0);
  }

  Flow flow(String connection, int direction, Interval interval, long frames, int revision) {
    return Flow.newBuilder()
        .setEnvelope(envelope(EventType.FLOW, interval, revision))
        .setTapId(caseName.isEmpty() ? node + ":eth0" : caseName)
        .setConnId(connection)
        .setInc(0)
        .setDir(direction)
        .setMacSrc("02:00:00:00:00:0" + direction)
        .setMacDst("02:00:00:00:00:0" + (1 - direction))
        .setVc(0)
        .setEthertype(0xAAAA)
        .setTapPosition(TapPosition.HOST)
        .setVisibility(Visibility.BOTH)
        .setFrames(new Frames(frames, frames, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, null))
        .setBytes(new Bytes(frames * 80, frames * 100, 0L, frames * 4, frames * 64, frames * 64))
        .setMessages(List.of(new MessageCount(4, 1, frames, frames * 9, frames * 64)))
        .setTsInversions(0)
        .setSnaplenTruncated(0)
        .setCum(new Cumulative(frames, frames * 100, frames * 64, frames))
        .build();
  }

  /** A live heartbeat: all of the interval was watched and everything up to its end was sent. */
  Health heartbeat(Interval interval) {
    return heartbeat(interval, interval.lengthNs(), 0);
  }

  Health heartbeat(Interval interval, long coveredNs, long drops) {
    return Health.newBuilder()
        .setEnvelope(envelope(EventType.HEALTH, interval, 0))
        .setCollector("agent")
        .setKind(HealthKind.HEARTBEAT)
        .setWatermark(Nanos.instant(interval.endNs()))
        .setIsFinal(false)
        .setLastSeq(List.of())
        .setCoveredNs(coveredNs)
        .setFrames(1000)
        .setDrops(drops)
        .setRejects(Map.of())
        .build();
  }

  /** The last word of an epoch, at an instant. */
  Health stop(long atNs) {
    return Health.newBuilder(heartbeat(new Interval(atNs, atNs))).setIsFinal(true).build();
  }

  /** A version of an object of the inventory, from a second on. */
  Inventory inventory(String id, Object object, long second) {
    return Inventory.newBuilder()
        .setEnvelope(
            envelope(
                EventType.INVENTORY,
                new Interval(second(second).startNs(), second(second).startNs()),
                0))
        .setObjectId(id)
        .setInvEpoch(1L)
        .setInvSeq(second)
        .setDeleted(false)
        .setObject(object)
        .build();
  }

  private Envelope envelope(EventType type, Interval interval, int revision) {
    return Envelope.newBuilder()
        .setSchema$(type.schemaName())
        .setNodeId(node)
        .setBootId(new BootId(new byte[16]))
        .setEpoch(epoch)
        .setStream(type.stream(0))
        .setSeq(Math.floorDiv(interval.startNs(), 1000))
        .setTStart(Nanos.instant(interval.startNs()))
        .setTEnd(Nanos.instant(interval.endNs()))
        .setTEmit(T0)
        .setClock(new Clock(ClockSource.NTP, null))
        .setFabricId("fabric")
        .setSite("site")
        .setCaseName(caseName)
        .setRev(revision)
        .build();
  }
}
