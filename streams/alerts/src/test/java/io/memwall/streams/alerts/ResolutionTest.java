package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.T0;
import static io.memwall.streams.alerts.Samples.at;
import static io.memwall.streams.alerts.Samples.wants;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotState;
import io.memwall.streams.alerts.Signal.Raised;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ResolutionTest {
  private final AlertBook book = new AlertBook();

  // It said "WARN ... nothing presses" of the state that was over.
  @Test
  void theEndOfAPoolsAlert_saysWhatIsOver_andHowItWas() {
    see(0, HotspotState.WARN, 0.62);
    see(10, HotspotState.CRITICAL, 0.8687);
    see(20, HotspotState.CRITICAL, 0.91);
    see(600, HotspotState.WARN, 0.4);
    see(860, HotspotState.OK, 0.12);

    assertThat(only().account().sentence())
        .isEqualTo(
            "RESOLVED pool p3: memory-wall (demand) since 03:00, lasted 14 min 20 s, over at 03:14;"
                + " peak score 0.91; now 0.12; coverage 98 %; next: memwall why pool:p3 --at 03:12");
    assertThat(only().account().annotations())
        .containsEntry(Account.PEAK, "0.9100")
        .containsEntry(Account.SCORE, "0.1200");
  }

  @Test
  void whoeverWantsOnlyTheWorst_isToldWhatItHasBecome() {
    see(0, HotspotState.CRITICAL, 0.8687);
    see(600, HotspotState.WARN, 0.4);
    var receiver = Samples.webhook("http://127.0.0.1", wants(Severity.CRITICAL));
    var told = only().taken(receiver.name(), new Alert.Receipt(1, at(1)));

    assertThat(receiver.view(told).orElseThrow().account().sentence())
        .isEqualTo(
            "RESOLVED pool p3: memory-wall (demand) since 03:00, lasted 10 min 0 s, warning only"
                + " since 03:10; peak score 0.87; now 0.40; coverage 98 %;"
                + " next: memwall why pool:p3 --at 03:12");
  }

  @Test
  void whatHappensOnce_endsAsNotSeenAgain_andNamesTheDay() {
    var key = new AlertKey("f", Rule.PROTOCOL_VIOLATION, new Entity("link", "l1/0"));
    long quiet = at(26 * 3600);
    book.apply(
        new Raised(key, Severity.WARNING, at(0), Account.of("broke"), OptionalLong.of(quiet)));
    book.passTo(quiet);

    assertThat(only().account().sentence())
        .isEqualTo(
            "RESOLVED link l1/0: protocol-violation since 2026-03-01 03:00, lasted 1 d 2 h,"
                + " not seen again at 2026-03-02 05:00");
  }

  @Test
  void aNewPeak_isNoNews() {
    see(0, HotspotState.CRITICAL, 0.75);
    see(10, HotspotState.CRITICAL, 0.9);
    see(20, HotspotState.CRITICAL, 0.8);
    assertThat(only().change()).isEqualTo(1);
    assertThat(only().account().annotations()).containsEntry(Account.PEAK, "0.9000");
  }

  private void see(long second, HotspotState state, double score) {
    Hotspot window = Hotspots.pool("f", T0.plusSeconds(second), state);
    window.setScore(score);
    HotspotSignals.of(window).forEach(book::apply);
  }

  private Alert only() {
    return book.all().iterator().next();
  }
}
