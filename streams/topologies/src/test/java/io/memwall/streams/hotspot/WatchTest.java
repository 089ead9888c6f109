package io.memwall.streams.hotspot;

import static io.memwall.streams.hotspot.State.CRITICAL;
import static io.memwall.streams.hotspot.State.OK;
import static io.memwall.streams.hotspot.State.UNKNOWN;
import static io.memwall.streams.hotspot.State.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final long WINDOW = 10_000_000_000L;
  private static final double NONE = -1;

  @Test
  void corroboratedLoad_risesAndFallsAtTheGivenWindows() {
    var changes =
        changes(
            true, .2, .45, .5, .35, .6, .75, .8, .72, .9, .5, .5, .6, .5, .5, .5, .5, .5, .5, .2,
            .2, .2, .2, .2, .2);

    assertThat(changes).isEqualTo(Map.of(5, WARN, 8, CRITICAL, 18, WARN, 24, OK));
  }

  @Test
  void uncorroboratedLoad_isNeverCritical() {
    assertThat(changes(false, .8, .8, .8, .8, .8, .8)).isEqualTo(Map.of(3, WARN));
  }

  @Test
  void threeMissingWindows_areUnknownUntilTheNextScore() {
    assertThat(changes(true, .5, .5, .5, NONE, NONE, NONE, .5))
        .isEqualTo(Map.of(3, WARN, 6, UNKNOWN, 7, WARN));
  }

  @Test
  void twoMissingWindows_breakNoRow() {
    assertThat(changes(true, .5, .5, .5, .2, .2, .2, NONE, NONE, .2, .2, .2))
        .isEqualTo(Map.of(3, WARN, 11, OK));
  }

  @Test
  void whatWasSeenBeforeASilence_doesNotCountAfterIt() {
    // Three windows after the silence, but the state changed at the 7th: it stays until the 10th.
    assertThat(changes(true, .1, .5, .5, NONE, NONE, NONE, .5, .5, .5, .5))
        .isEqualTo(Map.of(6, UNKNOWN, 7, OK, 10, WARN));
  }

  @Test
  void fullLoadAtOnce_isCriticalWithoutAWarning() {
    assertThat(changes(true, .9, .9, .9)).isEqualTo(Map.of(3, CRITICAL));
  }

  @Test
  void stateChanged_staysForThirtySeconds() {
    // Warned at the 4th; critical windows are the 4th, 5th and 6th: 20 s after the 4th is too soon.
    assertThat(changes(true, .5, .5, .1, .8, .8, .8, .8)).isEqualTo(Map.of(4, WARN, 7, CRITICAL));
  }

  @Test
  void scoresAtALimit_countAsReachingItAndNotAsBelowIt() {
    assertThat(changes(true, .4, .4, .4)).isEqualTo(Map.of(3, WARN));
    assertThat(changes(true, .7, .7, .7)).isEqualTo(Map.of(3, CRITICAL));
    assertThat(changes(true, .7, .7, .7, .55, .55, .55, .55, .55, .55)).hasSize(1);
  }

  @Property(tries = 300)
  void anySequence_changesOneRuleAtATimeAndSurvivesItsRows(
      @ForAll @Size(max = 60) List<@DoubleRange(min = -0.2, max = 0.99) Double> scores,
      @ForAll boolean corroborated) {
    var watch = Watch.begin(0);
    long end = 0;
    for (double score : scores) {
      end += WINDOW;
      var next = after(watch, end, score, corroborated);
      if (!corroborated) {
        assertThat(next.state()).isNotEqualTo(CRITICAL);
      }
      boolean changed = next.state() != watch.state();
      assertThat(next.sinceNs()).isEqualTo(changed ? end : watch.sinceNs());
      if (next.missing() == 0) {
        assertThat(next.state()).isNotEqualTo(UNKNOWN);
      }
      var out = new ByteWriter();
      next.write(out);
      assertThat(Watch.read(new ByteReader(out.bytes()))).isEqualTo(next);
      watch = next;
    }
  }

  @Property(tries = 200)
  void quietEntity_neverWarns(
      @ForAll @Size(max = 40) List<@DoubleRange(min = 0, max = 0.39) Double> scores) {
    assertThat(changes(true, scores.stream().mapToDouble(Double::doubleValue).toArray())).isEmpty();
  }

  /** The states a sequence changes to, by the number of the window, from 1. */
  private static Map<Integer, State> changes(boolean corroborated, double... scores) {
    var found = new TreeMap<Integer, State>();
    var watch = Watch.begin(0);
    for (int i = 0; i < scores.length; i++) {
      var next = after(watch, (i + 1) * WINDOW, scores[i], corroborated);
      if (next.state() != watch.state()) {
        found.put(i + 1, next.state());
      }
      watch = next;
    }
    return found;
  }

  private static Watch after(Watch watch, long end, double score, boolean corroborated) {
    var known = score < 0 ? OptionalDouble.empty() : OptionalDouble.of(score);
    return watch.after(end, known, corroborated, Thresholds.DEFAULT.limits());
  }
}
