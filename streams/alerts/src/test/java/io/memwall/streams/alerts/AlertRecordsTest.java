package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.T0;
import static io.memwall.streams.alerts.Samples.at;
import static io.memwall.streams.alerts.Samples.raised;
import static io.memwall.streams.alerts.Samples.wall;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.UnreadableRecordException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AlertRecordsTest {
  private final AlertRecords records = new AlertRecords(fingerprint -> Optional.empty(), T0);

  @Test
  void anAlert_isReadAsItWasWritten() throws UnreadableRecordException {
    Alert alert =
        Alert.begun(raised(wall("pool", "p3"), Severity.CRITICAL, 10, "link:l1/0"))
            .suppressed(Optional.of("maintenance x"))
            .taken("hook", new Alert.Receipt(1, at(11)));
    assertThat(records.read(records.record(alert, T0).value())).hasValue(alert);

    Alert ended = alert.ended(at(60), Map.of());
    assertThat(records.read(records.record(ended, T0).value())).hasValue(ended);
  }

  @Test
  void anAlert_isKeptByFabricRuleAndEntity() {
    var record = records.record(Alert.begun(raised(wall("pool", "p3"), Severity.WARNING, 1)), T0);
    assertThat(record.key()).asString().isEqualTo("f/memory-wall/pool:p3");
    assertThat(AlertRecords.tombstone(wall("pool", "p3")).value()).isNull();
  }
}
