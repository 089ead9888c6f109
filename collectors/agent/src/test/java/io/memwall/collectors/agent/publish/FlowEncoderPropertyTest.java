package io.memwall.collectors.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.events.Flow;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class FlowEncoderPropertyTest {
  private static final AvroCodec<Flow> CODEC = AvroCodec.of(Flow.class);

  @Property(tries = 500)
  void bytes_areThoseOfAvrosOwnEncoder(@ForAll long seed) {
    var random = new Random(seed);
    var records = new RandomFlows(random);
    FlowRecord record = records.next();
    var identity =
        new Identity(
            "n" + records.text(),
            new UUID(random.nextLong(), random.nextLong()),
            random.nextLong(),
            records.text(),
            records.text(),
            records.text());
    var stamp =
        new Stamp(
            EventType.FLOW, 256, random.nextLong(), record.interval(), random.nextInt(1 << 30));
    var envelope = new Envelopes(identity, InstantSource.system()).of(stamp);

    byte[] ours = new FlowEncoder(identity, CODEC.fingerprint()).encode(record, stamp);

    assertThat(ours).isEqualTo(CODEC.encode(FlowEvents.of(record, envelope)));
  }
}
