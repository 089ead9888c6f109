package io.memwall.streams.contention;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.contention.Reading.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewTest {
  @Test
  void tapsAtPoolsAndSwitches_seeAllMasters_thoseAtHostsTheirOwn() {
    assertThat(view(Position.POOL, "h1")).isEqualTo(View.POOL);
    assertThat(view(Position.SWITCH, "h1")).isEqualTo(View.POOL);
    assertThat(view(Position.HOST, "h1", "h2")).isEqualTo(View.HOSTS);
  }

  @Test
  void tapOfUnknownPlace_countsWhenItSawSeveralMasters() {
    assertThat(view(Position.UNKNOWN, "h1", "h2")).isEqualTo(View.POOL);
    assertThat(view(Position.UNKNOWN, "h1")).isEqualTo(View.HOSTS);
  }

  @Test
  void readingsOfOneTap_areSummed() {
    var before = Readings.alternation(10, 1).reading();
    var after = Readings.alternation(20, 1).reading();

    var found = PoolContention.of(View.POOL, List.of(before, after), Readings.SECOND);
    assertThat(found.sums().counts().get(Counter.TRANSFERS)).isEqualTo(28);
    assertThat(found.movement().pingPong()).as("each reading begins without an owner").hasValue(1);
    assertThat(found.lines()).hasSize(1);
  }

  @Test
  void hostTaps_areSummedOncePerMaster() {
    var first = Readings.alternation(10, 1).at(Position.HOST, "h1:eth0").of("h1").reading();
    var later = Readings.alternation(3, 1).at(Position.HOST, "h1:eth0").of("h1").reading();
    var again = Readings.alternation(9, 1).at(Position.HOST, "h1:eth1").of("h1").reading();
    var second = Readings.alternation(10, 1).at(Position.HOST, "h2:eth0").of("h2").reading();

    assertThat(View.HOSTS.summed(List.of(again, first, second, later)))
        .containsExactlyInAnyOrder(first, later, second);
  }

  @Test
  void order_doesNotMatter() {
    var readings =
        new ArrayList<>(
            List.of(
                Readings.alternation(10, 1).at(Position.HOST, "h1:eth0").of("h1").reading(),
                Readings.alternation(10, 1).at(Position.HOST, "h1:eth1").of("h1").reading(),
                Readings.alternation(7, 1).at(Position.HOST, "h2:eth0").of("h2", "h3").reading(),
                Readings.alternation(7, 1).at(Position.HOST, "h3:eth0").of("h3").reading()));
    var expected = PoolContention.of(View.HOSTS, readings, 1).sums();
    var random = new Random(1);

    for (int i = 0; i < 20; i++) {
      Collections.shuffle(readings, random);
      assertThat(PoolContention.of(View.HOSTS, readings, 1).sums()).isEqualTo(expected);
    }
  }

  private static View view(Position position, String... masters) {
    return View.of(Readings.workedExample().at(position, "tap").of(masters).reading());
  }
}
