package io.memwall.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.Health;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final SchemaFinder NONE = any -> Optional.empty();

  private final AvroCodec<Health> whole = AvroCodec.of(Health.class);

  @Test
  void whatIsAskedFor_isAsInTheWholeRecord() throws Exception {
    var part = AvroCodec.reading(Health.class, Set.of("envelope", "rejects", "frames"), NONE);
    Health sent = Samples.heartbeat(7);

    Health read = part.decode(whole.encode(sent));

    assertThat(read.getEnvelope()).isEqualTo(sent.getEnvelope());
    assertThat(read.getEnvelope().getTStart()).isEqualTo(Samples.T0);
    assertThat(read.getRejects()).isEqualTo(sent.getRejects());
    assertThat(read.getFrames()).isEqualTo(sent.getFrames());
  }

  @Test
  void whatIsNotAskedFor_isNotThere() throws Exception {
    var part = AvroCodec.reading(Health.class, Set.of("frames"), NONE);

    Health read = part.decode(whole.encode(Samples.heartbeat(7)));

    assertThat(read.getEnvelope()).isNull();
    assertThat(read.getWatermark()).isNull();
    assertThat(read.getCoveredNs()).isZero();
  }

  @Test
  void timeOfTheRecordItself_isATime() throws Exception {
    var part = AvroCodec.reading(Health.class, Set.of("watermark"), NONE);

    assertThat(part.decode(whole.encode(Samples.heartbeat(1))).getWatermark())
        .isEqualTo(Samples.T0);
  }

  @Test
  void recordsInAList_areWhole() throws Exception {
    var part = AvroCodec.reading(Allocation.class, Set.of("extents"), NONE);
    var sent = Samples.allocationAt(4096);

    assertThat(part.decode(AvroCodec.of(Allocation.class).encode(sent)).getExtents())
        .isEqualTo(sent.getExtents());
  }

  @Test
  void itWritesWholeRecords() {
    var part = AvroCodec.reading(Health.class, Set.of("frames"), NONE);
    Health sent = Samples.heartbeat(3);

    assertThat(part.encode(sent)).isEqualTo(whole.encode(sent));
  }

  @Test
  void fieldThatIsNot_isRefused() {
    assertThatThrownBy(() -> AvroCodec.reading(Health.class, Set.of("frame"), NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Health has no field frame");
  }
}
