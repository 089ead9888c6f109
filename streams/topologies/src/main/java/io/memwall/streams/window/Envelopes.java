package io.memwall.streams.window;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.Envelope;
import io.memwall.schemas.events.Health;
import io.memwall.streams.StreamTopic;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The edge where what all events carry becomes ours. */
public final class Envelopes {
  private Envelopes() {}

  /** Who reported an event. */
  public static Epoch epoch(Envelope envelope) {
    return new Epoch(envelope.getCaseName(), envelope.getNodeId(), envelope.getEpoch());
  }

  /** The time an event speaks of. */
  public static Interval interval(Envelope envelope) {
    return new Interval(Nanos.of(envelope.getTStart()), Nanos.of(envelope.getTEnd()));
  }

  /** What nodes say of themselves, as every fold hears it. */
  public static <E> KStream<String, Observation<E>> heartbeats(
      StreamsBuilder builder, StreamTopic<Health> health) {
    return builder.stream(health.name(), health.consumed())
        .filter((node, record) -> record != null, Named.as("health-present"))
        .mapValues(record -> heartbeat(record), Named.as("health-to-heartbeat"));
  }

  /** The word of a node in its health report. */
  public static <E> Heartbeat<E> heartbeat(Health health) {
    var envelope = health.getEnvelope();
    long drops = health.getDrops() == null ? 0 : health.getDrops();
    return new Heartbeat<>(
        epoch(envelope),
        Nanos.of(health.getWatermark()),
        health.getIsFinal(),
        new Span(
            interval(envelope),
            health.getCoveredNs(),
            health.getFrames(),
            drops,
            new Span.Version(envelope.getRev(), envelope.getSeq())));
  }
}
