package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.schemas.EventType;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Envelope;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.UUID;

/** Stamps events with identity, number and time. Not thread-safe. */
final class Envelopes {
  private static final int ONLY_SHARD = 0;

  private final Identity identity;
  private final InstantSource clock;
  private final Sequencer sequencer = new Sequencer();
  private final BootId bootId;

  Envelopes(Identity identity, InstantSource clock) {
    this.identity = identity;
    this.clock = clock;
    this.bootId = bootId(identity.bootId());
  }

  static BootId bootId(UUID id) {
    byte[] boot = new byte[16];
    ByteBuffer.wrap(boot)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits());
    return new BootId(boot);
  }

  /** A stamp with the next number of the type's stream: the event must be sent. */
  Stamp next(EventType type, Span time) {
    int stream = type.stream(ONLY_SHARD);
    return new Stamp(type, stream, sequencer.next(stream), time, Nanos.of(clock.instant()));
  }

  Envelope of(Stamp stamp) {
    return Envelope.newBuilder()
        .setSchema$(stamp.type().schemaName())
        .setNodeId(identity.nodeId())
        .setBootId(bootId)
        .setEpoch(identity.epoch())
        .setStream(stamp.stream())
        .setSeq(stamp.seq())
        .setTStart(Nanos.instant(stamp.time().start()))
        .setTEnd(Nanos.instant(stamp.time().end()))
        .setTEmit(Nanos.instant(stamp.emitted()))
        .setClock(Clock.newBuilder().setSource(ClockSource.UNKNOWN).build())
        .setFabricId(identity.fabricId())
        .setSite(identity.site())
        .setCaseName(identity.caseName())
        .setRev(0)
        .build();
  }

  NavigableMap<Integer, Long> lastNumbers() {
    return sequencer.last();
  }
}
