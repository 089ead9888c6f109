package io.memwall.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.sql.SizeBounds;
import io.memwall.sql.SizeRetention;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What ClickHouse writes of itself does not fill the disk, whatever its image turns on. */
class SystemLogsIT {
  @Test
  void everyLogOfTheServer_hasAnEndOrIsNotThere() throws Exception {
    var server = SiteServer.get();
    ask(server, "SYSTEM FLUSH LOGS");

    var names =
        ask(
            server,
            "SELECT name FROM system.tables WHERE database = 'system' AND engine LIKE '%MergeTree'");
    var bounded =
        ask(
            server,
            "SELECT name FROM system.tables WHERE database = 'system' AND engine LIKE '%MergeTree'"
                + " AND engine_full LIKE '% TTL event_date + toIntervalDay(3)%'");

    assertThat(names.values(0)).containsExactlyInAnyOrder("query_log", "part_log");
    assertThat(bounded.values(0)).containsExactlyInAnyOrderElementsOf(names.values(0));
  }

  @Test
  void writer_mayLookAfterBoundsInBytes() throws Exception {
    var server = SiteServer.get();
    var bounds = new SizeBounds(Map.of(), OptionalLong.of(1));

    assertThat(new SizeRetention(server.writing(), bounds, InstantSource.system()).enforce())
        .isEmpty();

    var reserve =
        server.ask(
            SiteServer.READER,
            "SELECT count() > 0 FROM system.parts WHERE table = 'space_reserve' AND active");
    assertThat(reserve.values(0)).containsExactly("1");
  }

  private static Answer ask(SiteServer server, String sql) {
    var answer = server.ask("default", Optional.empty(), sql, "");
    assertThat(answer.refused()).as(answer.text()).isFalse();
    return answer;
  }
}
