package io.memwall.collectors.agent.publish;

import io.memwall.schemas.events.ClockSource;

/** Envelopes straight to bytes, the same that {@link Envelopes} and Avro's own encoder give. */
final class EnvelopeEncoder {
  private static final int FIRST_REVISION = 0;

  private final Identity identity;

  EnvelopeEncoder(Identity identity) {
    this.identity = identity;
  }

  void write(AvroBytes out, Stamp stamp) {
    out.text(stamp.type().schemaName());
    out.text(identity.nodeId());
    out.fixedLong(identity.bootId().getMostSignificantBits());
    out.fixedLong(identity.bootId().getLeastSignificantBits());
    out.number(identity.epoch());
    out.number(stamp.stream());
    out.number(stamp.seq());
    out.number(stamp.time().start());
    out.number(stamp.time().end());
    out.number(stamp.emitted());
    out.symbol(ClockSource.UNKNOWN);
    out.present(false);
    out.text(identity.fabricId());
    out.text(identity.site());
    out.text(identity.caseName());
    out.number(FIRST_REVISION);
  }
}
