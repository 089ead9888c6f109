package io.memwall.streams.alerts;

import static io.memwall.streams.alerts.Samples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotState;
import io.memwall.streams.alerts.Signal.Raised;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HotspotSignalsTest {
  private final AlertBook book = new AlertBook();

  @Test
  void aCriticalWindow_saysEverythingItKnows() {
    var raised = (Raised) HotspotSignals.of(pool(0, HotspotState.CRITICAL)).get(0);

    assertThat(raised.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(raised.atNs()).isEqualTo(Samples.at(0));
    assertThat(raised.account().labels())
        .containsEntry("tenant", "llm-a")
        .containsEntry("cause", "demand");
    assertThat(raised.account().annotations())
        .containsEntry("components", "demand 0.8571, latency missing")
        .containsEntry("ruled_out", "retransmits")
        .containsEntry("top_tenants", "llm-a 62 %")
        .containsEntry("affected_hosts", "h1, h2")
        .containsEntry("measures", "utilisation 0.9000 (0 at 0.6000, 1 at 0.9500, of link:l1/0)")
        .containsEntry("next", "memwall why pool:p3 --at 03:12");
  }

  @Test
  void anEntityNobodySees_goesOnFiring_andIsMissed() {
    see(pool(0, HotspotState.CRITICAL), pool(10, HotspotState.UNKNOWN));
    assertThat(firing()).containsExactly(Rule.MEMORY_WALL, Rule.NO_DATA);

    see(pool(20, HotspotState.OK));
    assertThat(firing()).isEmpty();
  }

  @Test
  void regions_comeAndGo_unmissed() {
    see(
        Hotspots.window(
            "f", EntityKind.REGION, "p3/0x10000", T0.plusSeconds(10), HotspotState.UNKNOWN));
    assertThat(firing()).isEmpty();
  }

  @Test
  void importedCaptures_alertNobody() {
    Hotspot window = pool(0, HotspotState.CRITICAL);
    window.setCaseName("old");
    assertThat(HotspotSignals.of(window)).isEmpty();
  }

  private static Hotspot pool(long second, HotspotState state) {
    return Hotspots.pool("f", T0.plusSeconds(second), state);
  }

  private void see(Hotspot... windows) {
    for (Hotspot window : windows) {
      HotspotSignals.of(window).forEach(book::apply);
    }
  }

  private List<Rule> firing() {
    return book.all().stream().filter(Alert::isFiring).map(each -> each.key().rule()).toList();
  }
}
