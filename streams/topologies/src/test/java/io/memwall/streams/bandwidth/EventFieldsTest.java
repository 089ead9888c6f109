package io.memwall.streams.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.events.Flow;
import io.memwall.streams.AnyFlows;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventFieldsTest {
  @Test
  void fieldsThatAreRead_areAllThatAContributionIsMadeOf() throws Exception {
    var whole = AvroCodec.of(Flow.class);
    var part = AvroCodec.reading(Flow.class, Events.FIELDS, any -> Optional.empty());

    for (byte[] flow : AnyFlows.bytes(300)) {
      assertThat(Events.contribution(part.decode(flow)))
          .isEqualTo(Events.contribution(whole.decode(flow)));
    }
  }
}
