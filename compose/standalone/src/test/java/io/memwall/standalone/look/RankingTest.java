package io.memwall.standalone.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RankingTest {
  private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");

  private static Map<String, Object> window(
      String link, long second, Double utilisation, double rate) {
    var row = new HashMap<String, Object>();
    row.put("link", link);
    row.put("t_start", T.plusSeconds(second));
    row.put("utilisation", utilisation);
    row.put("wire_bits_per_s", rate);
    return row;
  }

  @Test
  void lastWindowOfEach_isRanked_unknownOnesLast() {
    var rows =
        List.of(
            window("a", 0, 0.9, 9),
            window("a", 1, 0.1, 1),
            window("b", 1, 0.5, 5),
            window("c", 1, null, 100),
            window("d", 1, null, 200));
    assertThat(Ranking.LOAD.worst(rows, 10).stream().map(row -> row.get("link")))
        .containsExactly("b", "a", "d", "c");
    assertThat(Ranking.LOAD.worst(rows, 1)).hasSize(1);
    assertThat(Ranking.LOAD.entities(rows)).isEqualTo(4);
  }
}
