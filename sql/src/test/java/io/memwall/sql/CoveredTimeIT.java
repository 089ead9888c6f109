package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Time in which nothing was seen, and time in which nobody looked. Links are quiet but for single
 * seconds, so that a row says nothing of the seconds beside it.
 */
class CoveredTimeIT {
  private static final long PER_WINDOW = 1_000_000;
  private static final Offset<Double> TINY = within(1e-9);

  /** A node that reports of 10 s at once, of which it watched the half. */
  private static final String SELDOM =
      "('rare', '2026-03-02 10:00:00', 'seldom', 1, 2560, 0, '2026-03-02 10:00:10', 'HEARTBEAT', [2560], [0], 5000000000, 75, 0)";

  private static QueryRunner runner;

  @BeforeAll
  static void load() throws SQLException {
    var database = TestDatabase.empty("sql");
    var seconds = new ArrayList<String>();
    for (int second = 0; second < 20; second++) {
      seconds.add(report("", "steady", second, 1_000_000_000, 0));
      // Blind from 5 to 15, as of a collector that died and came back.
      if (second < 5 || second >= 15) {
        seconds.add(report("", "blind", second, 1_000_000_000, 0));
      }
      seconds.add(report("", "half", second, 500_000_000, 25));
      if (second < 4) {
        seconds.add(report("lab", "steady", second, 1_000_000_000, 0));
      }
    }
    seconds.add(SELDOM);
    TestDatabase.execute(
        database,
        "INSERT INTO health (case_name, t_start, node_id, epoch, stream, seq, t_end, kind, `streams.stream`, `streams.last_seq`, covered_ns, frames, drops) VALUES "
            + String.join(", ", seconds),
        "INSERT INTO bandwidth (case_name, entity_kind, window_ns, t_start, entity, nodes, rev, frames, wire_bytes, goodput_bytes, covered_ns, span_ns, coverage) VALUES "
            + String.join(
                ", ",
                row("", "quiet", "['steady']", 2),
                row("", "died", "['blind']", 2),
                row("", "died", "['blind']", 16),
                row("", "lossy", "['half']", 2),
                row("", "both", "['blind', 'steady']", 7),
                row("", "gone", "['expired']", 2),
                row("rare", "slow", "['seldom']", 1).replace("03-01", "03-02"),
                row("lab", "quiet", "['steady']", 1)));
    runner = new QueryRunner(database);
  }

  private static String report(String caseName, String node, int second, long covered, int drops) {
    return "('%s', '2026-03-01 10:00:%02d', '%s', 1, 2560, %d, '2026-03-01 10:00:%02d', 'HEARTBEAT', [2560], [%d], %d, 75, %d)"
        .formatted(caseName, second, node, second, second + 1, second, covered, drops);
  }

  private static String row(String caseName, String link, String nodes, int second) {
    return "('%s', 'LINK', 1000000000, '2026-03-01 10:00:%02d', '%s', %s, 1, 10, %d, 0, 1000000000, 1000000000, 1)"
        .formatted(caseName, second, link, nodes, PER_WINDOW);
  }

  private static Map<String, Object> window(String link, String start, Map<String, String> more) {
    var range =
        new TreeMap<>(
            Map.of("from", "2026-03-01T10:00:00Z", "to", "2026-03-01T10:00:20Z", "window", "5"));
    range.putAll(more);
    return only(
        runner.run(SavedQueries.named("link_bandwidth"), range).rowsByName().stream()
            .filter(row -> row.get("link").equals(link))
            .filter(row -> row.get("t_start").toString().contains(start))
            .toList());
  }

  private static Map<String, Object> link(String name, String from, String to) {
    return only(
        runner
            .run(SavedQueries.named("busiest_links"), Map.of("from", from, "to", to))
            .rowsByName()
            .stream()
            .filter(row -> row.get("link").equals(name))
            .toList());
  }

  private static Map<String, Object> only(List<Map<String, Object>> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static void assertRate(Map<String, Object> window, double coveredSeconds) {
    assertThat((Double) window.get("wire_bits_per_s"))
        .isCloseTo(8 * PER_WINDOW / coveredSeconds, within(1e-3));
  }

  @Test
  void quietSecondsWhileReportsGoOn_areCoveredAndDilute() {
    var five = window("quiet", "10:00:00", Map.of());
    assertRate(five, 5);
    assertThat((Double) five.get("coverage")).isCloseTo(1, TINY);

    var one = window("quiet", "10:00:02", Map.of("window", "1"));
    assertRate(one, 1);
    assertThat((Double) one.get("coverage")).isCloseTo(1, TINY);

    assertThat(
            (Double) link("quiet", "2026-03-01T10:00:00Z", "2026-03-01T10:00:20Z").get("coverage"))
        .isCloseTo(1, TINY);
  }

  @Test
  void windowLongerThanTheReports_endsWithTheLast() {
    var long25 = window("quiet", "10:00:00", Map.of("window", "25"));
    assertRate(long25, 20);
    assertThat((Double) long25.get("coverage")).isCloseTo(1, TINY);
  }

  @Test
  void blindStretch_lowersCoverageAndNotTheRate() {
    var all = window("died", "10:00:00", Map.of("window", "25"));
    assertRate(all, 10 / 2.0);
    assertThat((Double) all.get("coverage")).isCloseTo(0.5, TINY);

    assertThat(
            (Double) link("died", "2026-03-01T10:00:00Z", "2026-03-01T10:00:20Z").get("coverage"))
        .isCloseTo(0.5, TINY);
    // The node had reported before the range, so its silence from the start counts.
    assertThat(
            (Double) link("died", "2026-03-01T10:00:10Z", "2026-03-01T10:00:20Z").get("coverage"))
        .isCloseTo(0.5, TINY);
  }

  @Test
  void nodeThatWatchedLeast_decides() {
    var both = window("both", "10:00:05", Map.of());
    assertThat(both.get("wire_bits_per_s")).as("one of the two was blind").isNull();
    assertThat((Double) both.get("coverage")).isZero();
    assertThat(
            (Double) link("both", "2026-03-01T10:00:00Z", "2026-03-01T10:00:20Z").get("coverage"))
        .isCloseTo(0.5, TINY);
  }

  @Test
  void halfCoveredAndLossy_multiply() {
    var five = window("lossy", "10:00:00", Map.of());
    assertRate(five, 2.5);
    assertThat((Double) five.get("coverage")).isCloseTo(0.5 * 0.75, TINY);
    assertThat(
            (Double) link("lossy", "2026-03-01T10:00:00Z", "2026-03-01T10:00:20Z").get("coverage"))
        .isCloseTo(0.5 * 0.75, TINY);
  }

  @Test
  void nodeWhoseReportsAreGone_leavesTheRows() {
    assertRate(window("gone", "10:00:00", Map.of()), 1);
    assertThat(
            (Double) link("gone", "2026-03-01T10:00:00Z", "2026-03-01T10:00:20Z").get("coverage"))
        .isCloseTo(1, TINY);
  }

  @Test
  void case_isAskedOverTheSpanOfItsReports() {
    var five = window("quiet", "10:00:00", Map.of("case_name", "lab"));
    assertRate(five, 4);
    assertThat((Double) five.get("coverage")).isCloseTo(1, TINY);
  }

  @Test
  void coverage_countsOnlyTheTimeWithinTheRangeAndEachCaseForItself() {
    var rows =
        runner
            .run(
                SavedQueries.named("coverage"),
                Map.of(
                    "from",
                    "2026-03-01T10:00:01.5Z",
                    "to",
                    "2026-03-01T10:00:05",
                    "case_name",
                    "*"))
            .rowsByName();

    assertThat(rows)
        .extracting(
            row -> row.get("node"), row -> row.get("covered_s"), row -> row.get("reported_s"))
        .containsExactly(
            tuple("blind", 3.5, 3.5),
            tuple("half", 1.75, 3.5),
            tuple("steady", 3.5, 3.5),
            tuple("steady", 2.5, 2.5));
  }

  /** The product of two times of 10 s in ns is beyond 64 bits. */
  @Test
  void reportsOfTenSeconds_areNotTooLongToBeSummed() {
    var asked =
        Map.of("case_name", "rare", "from", "2026-03-02T10:00:00Z", "to", "2026-03-02T10:00:10Z");
    var link = only(runner.run(SavedQueries.named("busiest_links"), asked).rowsByName());
    var stream = only(runner.run(SavedQueries.named("coverage"), asked).rowsByName());

    assertThat((Double) link.get("coverage")).isCloseTo(0.5, TINY);
    assertThat((Double) stream.get("covered_s")).isCloseTo(5, TINY);
  }
}
