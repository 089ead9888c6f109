package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.link.LinkReading;
import io.memwall.schemas.events.Duplex;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.LinkFigures;
import io.memwall.schemas.events.LinkHealth;
import io.memwall.schemas.events.PriorityControl;
import io.memwall.schemas.events.PriorityFigures;
import java.util.List;

/** Readings of ports as Avro. */
final class LinkEvents {
  private LinkEvents() {}

  static LinkHealth of(LinkReading reading, Envelope envelope) {
    LinkHealth.Builder event =
        LinkHealth.newBuilder()
            .setEnvelope(envelope)
            .setPortNode(node(reading, envelope.getNodeId()))
            .setPort(reading.port().name())
            .setMac(reading.port().mac().orElse(null))
            .setFigures(FigureFields.fill(new LinkFigures(), reading.figures()))
            .setPriorities(priorities(reading))
            .setUnknownCounters(reading.unknownCounters())
            .setCounterResets(reading.changes().resets())
            .setCounterWraps(reading.changes().wraps())
            .setMissing(reading.missing());
    state(event, reading.state());
    return event.build();
  }

  /** Node and port: what keeps the order of a port's counters. */
  static String key(LinkReading reading, String reportingNode) {
    return node(reading, reportingNode) + "/" + reading.port().name();
  }

  private static String node(LinkReading reading, String reportingNode) {
    return reading.port().node().orElse(reportingNode);
  }

  private static void state(LinkHealth.Builder event, LinkReading.State state) {
    state.carrier().ifPresent(event::setCarrier);
    state.speedBps().ifPresent(event::setSpeedBps);
    state.duplex().map(duplex -> Duplex.valueOf(duplex.name())).ifPresent(event::setDuplex);
    state.mtu().ifPresent(event::setMtu);
  }

  private static List<PriorityControl> priorities(LinkReading reading) {
    return reading.priorities().stream()
        .map(
            each ->
                new PriorityControl(
                    each.priority(), FigureFields.fill(new PriorityFigures(), each.figures())))
        .toList();
  }
}
