package io.memwall.streams.hotspot;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.events.HostMemory;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.streams.hotspot.Counted.Counter;
import io.memwall.streams.hotspot.Counted.Subject;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** The edge where events of nodes become what we hear. */
final class Events {
  private Events() {}

  static Heard watching(Health health) {
    var envelope = health.getEnvelope();
    long until =
        health.getCoveredNs() > 0 || health.getPlannedGapNs() > 0
            ? Nanos.of(envelope.getTEnd())
            : Long.MIN_VALUE;
    return new Watching(envelope.getCaseName(), envelope.getNodeId(), until);
  }

  static Counted host(HostMemory host) {
    var envelope = host.getEnvelope();
    var values = new EnumMap<Counter, Long>(Counter.class);
    put(values, Counter.MEMORY_SOME_US, host.getPressure().getMemorySomeUs());
    put(values, Counter.MEMORY_FULL_US, host.getPressure().getMemoryFullUs());
    put(values, Counter.OOM_KILLS, host.getPaging().getOomKill());
    return counted(envelope, subject(envelope, envelope.getNodeId(), ""), values);
  }

  static Counted port(LinkHealth link) {
    var envelope = link.getEnvelope();
    var figures = link.getFigures();
    var values = new EnumMap<Counter, Long>(Counter.class);
    put(values, Counter.RX_BYTES, figures.getRxBytes());
    put(values, Counter.TX_BYTES, figures.getTxBytes());
    put(values, Counter.RX_PACKETS, figures.getRxPackets());
    put(values, Counter.TX_PACKETS, figures.getTxPackets());
    var look = counted(envelope, subject(envelope, link.getPortNode(), link.getPort()), values);
    return new Counted(
        look.subject(),
        look.boot(),
        look.startNs(),
        look.endNs(),
        look.values(),
        link.getSpeedBps() == null ? OptionalLong.empty() : OptionalLong.of(link.getSpeedBps()),
        link.getMac() == null ? "" : link.getMac());
  }

  private static Counted counted(Envelope envelope, Subject subject, Map<Counter, Long> values) {
    return new Counted(
        subject,
        envelope.getBootId().toString(),
        Nanos.of(envelope.getTStart()),
        Nanos.of(envelope.getTEnd()),
        values,
        OptionalLong.empty(),
        "");
  }

  private static Subject subject(Envelope envelope, String node, String port) {
    return new Subject(envelope.getCaseName(), envelope.getFabricId(), node, port);
  }

  private static void put(Map<Counter, Long> values, Counter counter, Long value) {
    if (value != null) {
      values.put(counter, value);
    }
  }
}
