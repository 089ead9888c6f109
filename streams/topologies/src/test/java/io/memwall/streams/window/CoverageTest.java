package io.memwall.streams.window;

import static io.memwall.streams.window.Window.SECOND_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.window.Span.Version;
import io.memwall.streams.window.Window.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CoverageTest {
  private static final Window LIVE = new Subject("", "e").windowAt(10 * SECOND_NS, 0);
  private static final Window CASE = new Subject("trace", "e").windowAt(10 * SECOND_NS, 0);

  @Test
  void withoutAReport_isUnknownAndNotZero() {
    assertThat(Coverage.of(LIVE, List.of(List.of())).ratio()).isEmpty();
    assertThat(Coverage.of(LIVE, List.of()).ratio()).isEmpty();
  }

  @Test
  void ofALiveWindow_isRelativeToItsLength() {
    var coverage = Coverage.of(LIVE, List.of(List.of(span(0, 4, 4))));
    assertThat(coverage.ratio()).hasValue(0.4);
    assertThat(coverage.coveredNs()).isEqualTo(4 * SECOND_NS);
    assertThat(coverage.spanNs()).isEqualTo(10 * SECOND_NS);
  }

  @Test
  void ofACase_isRelativeToWhatTheCaptureSpans() {
    var coverage = Coverage.of(CASE, List.of(List.of(span(0, 4, 4))));
    assertThat(coverage.ratio()).hasValue(1);
    assertThat(coverage.spanNs()).isEqualTo(4 * SECOND_NS);
  }

  @Test
  void aReportOverTheEdge_countsInProportion() {
    var coverage = Coverage.of(LIVE, List.of(List.of(span(-5, 5, 8), span(5, 15, 10))));
    assertThat(coverage.coveredNs()).isEqualTo(9 * SECOND_NS);
  }

  @Test
  void drops_areChargedByTheirShareOfFrames() {
    var lossy =
        new Span(new Interval(0, 10 * SECOND_NS), 10 * SECOND_NS, 75, 25, new Version(0, 0));
    assertThat(Coverage.of(LIVE, List.of(List.of(lossy))).ratio()).hasValue(0.75);
  }

  @Test
  void ofSeveralNodes_isThatOfTheWorst_andUnknownWinsOverAll() {
    var good = List.of(span(0, 10, 10));
    var poor = List.of(span(0, 10, 5));
    assertThat(Coverage.of(LIVE, List.of(good, poor)).ratio()).hasValue(0.5);
    assertThat(Coverage.of(LIVE, List.of(good, List.<Span>of(), poor)).ratio()).isEmpty();
  }

  @Test
  void overlappingReports_neverCoverMoreThanTheWindow() {
    var coverage = Coverage.of(LIVE, List.of(List.of(span(0, 10, 10), span(0, 10, 10))));
    assertThat(coverage.ratio()).hasValue(1);
  }

  private static Span span(long from, long to, long covered) {
    return new Span(
        new Interval(from * SECOND_NS, to * SECOND_NS),
        covered * SECOND_NS,
        100,
        0,
        new Version(0, from));
  }
}
