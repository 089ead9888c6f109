package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hours say what their minutes say, however often those are told, and follow their revisions. */
class HourlyBandwidthIT {
  private static final Map<String, String> RANGE =
      Map.of("from", "2026-03-01T10:30:00Z", "to", "2026-03-03T14:15:00Z");
  private static final List<String> QUERIES =
      List.of("busiest_links", "link_efficiency", "tenant_bandwidth");
  private static final String COLUMNS =
      "(case_name, entity_kind, window_ns, t_start, t_end, entity, rev, frames, new_frames, messages,"
          + " frame_bytes, wire_bytes, retrans_wire_bytes, goodput_bytes, covered_ns, span_ns, coverage,"
          + " `classes.traffic`, `classes.flits`, `classes.payload_bytes`, `classes.wire_bytes`,"
          + " `tenants.tenant`, `tenants.workload`, `tenants.alloc_id`, `tenants.wire_bytes`, `tenants.goodput_bytes`)";

  private final Database database = TestDatabase.empty("sql");
  private final QueryRunner runner = new QueryRunner(database);

  @Test
  void answers_areTheSameFromHours_andFollowWhatIsRevised() throws SQLException {
    minutes(1, 3_000);
    var ofMinutes = answers();
    assertThat(rows("count()")).isZero();

    assertThat(new HourlyBandwidth(database).run()).isEqualTo(50);
    assertThat(rows("count()")).isEqualTo(50 * 2);
    assertThat(answers()).isEqualTo(ofMinutes);

    minutes(1, 3_000);
    minutes(0, 3_000);
    new HourlyBandwidth(database).run();
    assertThat(answers()).isEqualTo(ofMinutes);

    long before = rows("sum(frames)");
    minutes(2, 1);
    new HourlyBandwidth(database).run();
    assertThat(rows("sum(frames)")).isEqualTo(before + 2 * 100);
  }

  private List<List<List<Object>>> answers() {
    return QUERIES.stream()
        .map(name -> runner.run(SavedQueries.named(name), RANGE).rows())
        .toList();
  }

  private long rows(String figure) {
    var answer =
        runner.sql("SELECT " + figure + " FROM bandwidth FINAL WHERE window_ns = 3600000000000");
    return ((Number) answer.rows().get(0).get(0)).longValue();
  }

  /** Minutes of two links, 100 frames more with each revision; every seventh was not watched. */
  private void minutes(int revision, int count) throws SQLException {
    TestDatabase.execute(
        database,
        """
        INSERT INTO bandwidth %s
        SELECT
            '', 'LINK', 60000000000, toDateTime64('2026-03-01 12:00:00', 9, 'UTC') + toIntervalMinute(number) AS t,
            t + INTERVAL 1 MINUTE, link, %d, 1000 + 100 * %2$d, 900, 1800, 64000, 80000, 100, 50000,
            if(number %% 7 = 0, 0, 60000000000), 60000000000, if(number %% 7 = 0, NULL, 1),
            ['CTRL', 'RD'], [0, number], [0, 50000], [9900, 70000], ['a', NULL], ['train', NULL], ['a1', NULL], [60000, 20000], [40000, 10000]
        FROM numbers(%d) ARRAY JOIN ['h0-p0/rx', 'h0-p0/tx'] AS link
        """
            .formatted(COLUMNS, revision, count));
  }
}
