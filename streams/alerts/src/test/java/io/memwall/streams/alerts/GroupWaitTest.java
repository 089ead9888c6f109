package io.memwall.streams.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotState;
import io.memwall.streams.alerts.Rehearsal.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dead pool is one alert, not two hundred, whoever is judged first. */
final class GroupWaitTest {
  private static final Instant END = Samples.T0.plusSeconds(10);
  private static final int HOSTS = 200;

  private final Rehearsal rehearsal = new Rehearsal(AlertRules.silent());
  private final List<Told> told = new ArrayList<>();

  // A pool that misses a source is judged a second after its hosts: they were all told before it.
  @Test
  void hostsOfAPoolThatIsJudgedLater_waitForIt() {
    hosts(END, HotspotState.CRITICAL, 0);
    passTo(1_100);
    pool(END, HotspotState.CRITICAL, 1_100);
    passTo(3_000);

    assertThat(told).extracting(each -> each.entity().text()).containsExactly("pool:p3");
  }

  @Test
  void hostsThatGetWorseBeforeTheirPool_waitForItToo() {
    hosts(END, HotspotState.WARN, 0);
    pool(END, HotspotState.WARN, 0);
    passTo(10_000);
    hosts(END.plusSeconds(10), HotspotState.CRITICAL, 10_000);
    passTo(11_000);
    pool(END.plusSeconds(10), HotspotState.CRITICAL, 11_000);
    passTo(13_000);

    assertThat(told)
        .extracting(each -> each.severity() + " " + each.entity().text())
        .containsExactly("WARNING pool:p3", "CRITICAL pool:p3");
  }

  // The pool was well in the window the hosts were not judged in yet: they were told for a second.
  @Test
  void hostsThatGetBetterAfterTheirPool_areNotToldInBetween() {
    hosts(END, HotspotState.WARN, 0);
    pool(END, HotspotState.WARN, 0);
    passTo(10_000);
    pool(END.plusSeconds(10), HotspotState.OK, 10_000);
    passTo(11_000);
    hosts(END.plusSeconds(10), HotspotState.OK, 11_000);
    passTo(13_000);

    assertThat(told)
        .extracting(each -> (each.isFiring() ? "" : "no ") + each.entity().text())
        .containsExactly("pool:p3", "no pool:p3");
  }

  @Test
  void hostsThatGoOn_whenTheirPoolIsWell_areTold() {
    hosts(END, HotspotState.WARN, 0);
    pool(END, HotspotState.WARN, 0);
    passTo(10_000);
    pool(END.plusSeconds(10), HotspotState.OK, 10_000);
    hosts(END.plusSeconds(10), HotspotState.WARN, 11_000);
    passTo(11_500);

    assertThat(told).filteredOn(Told::isFiring).hasSize(1 + HOSTS);
  }

  @Test
  void hostsOfAPoolThatIsNotJudged_areToldBeforeTwoSecondsAreOver() {
    hosts(END, HotspotState.WARN, 0);
    passTo(1_400);
    assertThat(told).isEmpty();
    passTo(1_600);
    assertThat(told).hasSize(HOSTS);
  }

  @Test
  void hostsOfAPoolThatIsWell_waitNoLongerThanOthers() {
    pool(END, HotspotState.OK, 0);
    hosts(END, HotspotState.WARN, 0);
    passTo(300);
    assertThat(told).hasSize(HOSTS);
  }

  private long nowMs;

  private void hosts(Instant end, HotspotState state, long ms) {
    passTo(ms);
    for (int host = 0; host < HOSTS; host++) {
      Hotspot window = Hotspots.window("f", EntityKind.HOST, "h" + host, end, state);
      window.setParents(List.of("pool:p3"));
      rehearsal.see(window, END.plusMillis(ms));
    }
  }

  private void pool(Instant end, HotspotState state, long ms) {
    passTo(ms);
    rehearsal.see(Hotspots.pool("f", end, state), END.plusMillis(ms));
  }

  private void passTo(long ms) {
    for (; nowMs < ms; nowMs += 100) {
      told.addAll(rehearsal.news(END.plusMillis(nowMs)));
    }
    told.addAll(rehearsal.news(END.plusMillis(ms)));
  }
}
