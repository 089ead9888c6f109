package io.memwall.standalone.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.EventType;
import io.memwall.schemas.UnreadableRecordException;
import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.AllocationOp;
import io.memwall.schemas.events.BootId;
import io.memwall.schemas.events.Clock;
import io.memwall.schemas.events.ClockSource;
import io.memwall.schemas.events.Envelope;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OtherReleaseTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00.000000001Z");
  private static final AvroCodec<Allocation> PRESENT = AvroCodec.of(Allocation.class);

  @ParameterizedTest
  @CsvSource({"newer, call site 7", "older,"})
  void readerThatIsToldTheSchema_readsWhatBothReleasesKnow(String name, String tag)
      throws UnreadableRecordException {
    OtherRelease release = OtherRelease.named(name);
    byte[] written = release.rewritten(PRESENT.encode(allocation()));
    assertThat(AvroCodec.writtenWith(written)).isNotEqualTo(AvroCodec.writtenWith(present()));

    var told = AvroCodec.of(Allocation.class, print -> announced(release, print)).decode(written);
    Allocation expected = allocation();
    expected.setTag(tag);
    assertThat(told).isEqualTo(expected);
  }

  @Test
  void readerThatIsNotTold_refuses() {
    byte[] written = OtherRelease.named(OtherRelease.NEWER).rewritten(present());
    assertThatThrownBy(() -> PRESENT.decode(written))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("unknown writer schema");
  }

  private static Optional<org.apache.avro.Schema> announced(OtherRelease release, long print) {
    return release.schemas().stream()
        .filter(schema -> SchemaNormalization.parsingFingerprint64(schema) == print)
        .findFirst();
  }

  private static byte[] present() {
    return PRESENT.encode(allocation());
  }

  private static Allocation allocation() {
    var envelope =
        Envelope.newBuilder()
            .setSchema$(EventType.ALLOCATION.schemaName())
            .setNodeId("n1")
            .setBootId(new BootId(new byte[16]))
            .setEpoch(-1)
            .setStream(EventType.ALLOCATION.stream(0))
            .setSeq(7)
            .setTStart(T0)
            .setTEnd(T0)
            .setTEmit(T0)
            .setClock(new Clock(ClockSource.UNKNOWN, null))
            .setFabricId("f")
            .setSite("s")
            .setRev(0)
            .build();
    return Allocation.newBuilder()
        .setEnvelope(envelope)
        .setPoolId("p1")
        .setLedgerEpoch(1)
        .setLedgerSeq(1)
        .setOp(AllocationOp.ALLOC)
        .setTag("call site 7")
        .build();
  }
}
