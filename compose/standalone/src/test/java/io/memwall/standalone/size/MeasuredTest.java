package io.memwall.standalone.size;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What two looks say of the time between them. */
final class MeasuredTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Keeping WEEK =
      new Keeping(false, Optional.of(Duration.ofDays(7)), OptionalLong.empty(), 1 << 20, false);

  private static Logs logs(long seconds, Logs.Log log) {
    return new Logs(seconds * SECOND, Map.of("memwall.flow", log));
  }

  private static TopicLoad between(Logs.Log before, Logs.Log after) {
    return logs(20, after).since(logs(10, before), Map.of("memwall.flow", 2)).get("memwall.flow");
  }

  @Test
  void bytesOfARecord_areThoseOfTheRecordsThatCame() {
    var load =
        between(
            new Logs.Log(0, 100, 90_000, 4, 3, WEEK), new Logs.Log(0, 300, 270_000, 4, 3, WEEK));
    assertThat(load.recordsPerSecond()).isEqualTo(20);
    // 180,000 more bytes in three copies of 200 records
    assertThat(load.bytesPerRecord()).hasValue(300);
    assertThat(load.bytesPerSecond()).hasValue(6_000);
    assertThat(load.heldBytes()).hasValue(90_000);
    assertThat(load.readers()).hasValue(2);
  }

  @Test
  void logThatWasCut_isMeasuredByWhatItHolds() {
    var load =
        between(
            new Logs.Log(0, 1_000, 500_000, 4, 1, WEEK),
            new Logs.Log(900, 1_100, 80_000, 4, 1, WEEK));
    assertThat(load.recordsPerSecond()).isEqualTo(10);
    assertThat(load.bytesPerRecord()).hasValue(400);
  }

  @Test
  void logThatStreamsPurged_isMeasuredByItsGrowth() {
    var purged = Keeping.of("memwall-x-repartition", "delete", -1, -1, 50 << 20);
    var load =
        between(
            new Logs.Log(900, 1_000, 500_000, 4, 1, purged),
            new Logs.Log(1_090, 1_100, 525_000, 4, 1, purged));
    // Not the 525,000 bytes for the ten records that are not purged.
    assertThat(load.bytesPerRecord()).hasValue(250);
  }

  @Test
  void topicMadeAnew_hasNoNegativeRate() {
    var load =
        between(new Logs.Log(0, 1_000, 500_000, 4, 1, WEEK), new Logs.Log(0, 0, 0, 4, 1, WEEK));
    assertThat(load.recordsPerSecond()).isZero();
    assertThat(load.bytesPerRecord()).isEmpty();
  }

  @Test
  void rows_areThoseThatStay() {
    var before = Map.of("flow", new Parts.Part(1_000, 40_000, Optional.empty()));
    var after = Map.of("flow", new Parts.Part(1_500, 60_000, Optional.of(Duration.ofDays(30))));
    var load =
        new Parts(20 * SECOND, after)
            .since(new Parts(10 * SECOND, before), Map.of("flow", "events"))
            .get("flow");
    assertThat(load.rowsPerSecond()).isEqualTo(50);
    assertThat(load.bytesPerRow()).hasValue(40);
    assertThat(load.keeps()).contains(Duration.ofDays(30));
  }

  @Test
  void engineOfATable_saysHowLongRowsStay() {
    assertThat(
            Parts.kept(
                "ReplacingMergeTree(rev) ORDER BY (a) TTL toDateTime(ingested_at) +"
                    + " toIntervalSecond(2592000) WHERE case_name = '' SETTINGS x = 1"))
        .contains(Duration.ofDays(30));
    assertThat(Parts.kept("MergeTree ORDER BY tuple()")).isEmpty();
  }
}
