package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.T0;
import static io.memwall.streams.alerts.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.alerts.NodeReport.Node;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class NodeWatchTest {
  private static final Node NODE = new Node("f", "n1");

  private final NodeWatch watch = new NodeWatch(AlertRules.silent());
  private final AlertBook book = new AlertBook();

  @Test
  void coverage_mustBePoorThreeTimesInARow_andGoodAsOften() {
    hear(report(10, .5), report(20, .5), report(30, .9), report(40, .5), report(50, .5));
    assertThat(firing()).isEmpty();

    hear(report(60, .5));
    assertThat(firing()).containsExactly(Rule.COVERAGE_LOSS);
    hear(report(70, .9), report(80, .9));
    assertThat(firing()).containsExactly(Rule.COVERAGE_LOSS);
    hear(report(90, .9));
    assertThat(firing()).isEmpty();
  }

  @Test
  void aNodeWithoutGoodbye_isMissed_andOneWithIsNot() {
    hear(report(10, 1));
    pass(50);
    assertThat(firing()).isEmpty();
    pass(56);
    assertThat(firing()).containsExactly(Rule.NODE_SILENT);
    hear(report(60, 1));
    assertThat(firing()).isEmpty();

    hear(new NodeReport(NODE, at(70), true, OptionalDouble.of(1), Optional.empty()));
    pass(500);
    assertThat(firing()).isEmpty();
  }

  @Test
  void lostEvents_areTold_andQuietDown() {
    hear(
        new NodeReport(NODE, at(10), false, OptionalDouble.of(1), Optional.of("gave up 3 events")));
    assertThat(firing()).containsExactly(Rule.EVENTS_LOST);
    assertThat(book.all().iterator().next().account().sentence())
        .startsWith("WARNING node n1: gave up 3 events");
    book.passTo(at(611));
    assertThat(firing()).isEmpty();
  }

  @Test
  void reportsOutOfASpool_sayNothingOfNow() {
    hear(report(100, 1));
    hear(report(10, .1), report(20, .1), report(30, .1));
    assertThat(firing()).isEmpty();
  }

  private static NodeReport report(long second, double coverage) {
    return new NodeReport(NODE, at(second), false, OptionalDouble.of(coverage), Optional.empty());
  }

  private void hear(NodeReport... reports) {
    for (NodeReport report : reports) {
      watch.heard(report, report.endNs() / 1_000_000).forEach(book::apply);
    }
  }

  private void pass(long second) {
    watch.silence(T0.plusSeconds(second)).forEach(book::apply);
  }

  private List<Rule> firing() {
    return book.all().stream().filter(Alert::isFiring).map(each -> each.key().rule()).toList();
  }
}
