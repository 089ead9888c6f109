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
  void tapAtThePool_isBelievedBeforeOneAtASwitchOrAtHosts() {
    var pool = Readings.workedExample().reading();
    var mirror = Readings.alternation(500, 1).at(Position.SWITCH, "sw0:mirror").reading();
    var host = Readings.alternation(500, 1).at(Position.HOST, "h1:eth0").reading();

    assertThat(View.of(List.of(mirror, host, pool))).isEqualTo(new View(true, List.of(pool)));
    assertThat(View.of(List.of(host, mirror))).isEqualTo(new View(true, List.of(mirror)));
  }

  @Test
  void ofTapsAlike_theOneThatSawMostIsTaken() {
    var little = Readings.alternation(10, 1).at(Position.POOL, "p0:eth0").reading();
    var much = Readings.alternation(20, 1).at(Position.POOL, "p0:eth1").reading();

    assertThat(View.of(List.of(little, much)).readings()).containsExactly(much);
  }

  @Test
  void allReadingsOfTheTakenTap_areSummed() {
    var before = Readings.alternation(10, 1).reading();
    var after = Readings.alternation(20, 1).reading();

    assertThat(View.of(List.of(before, after)).readings()).containsExactly(before, after);
    var found = PoolContention.of(List.of(before, after), Readings.SECOND);
    assertThat(found.sums().counts().get(Counter.TRANSFERS)).isEqualTo(28);
    assertThat(found.movement().pingPong()).as("each reading begins without an owner").hasValue(1);
    assertThat(found.lines()).hasSize(1);
  }

  @Test
  void tapOfUnknownPlace_countsWhenItSawSeveralMasters() {
    var both = Readings.workedExample().at(Position.UNKNOWN, "file").reading();
    var one = Readings.workedExample().at(Position.UNKNOWN, "file").of("h1").reading();

    assertThat(View.of(List.of(both)).shared()).isTrue();
    assertThat(View.of(List.of(one)).shared()).isFalse();
  }

  @Test
  void hostTaps_areSummedOncePerMaster() {
    var first = Readings.alternation(10, 1).at(Position.HOST, "h1:eth0").of("h1").reading();
    var again = Readings.alternation(9, 1).at(Position.HOST, "h1:eth1").of("h1").reading();
    var second = Readings.alternation(10, 1).at(Position.HOST, "h2:eth0").of("h2").reading();

    assertThat(View.of(List.of(again, first, second)).readings())
        .containsExactlyInAnyOrder(first, second);
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
    var expected = PoolContention.of(readings, 1).sums();
    var random = new Random(1);

    for (int i = 0; i < 20; i++) {
      Collections.shuffle(readings, random);
      assertThat(PoolContention.of(readings, 1).sums()).isEqualTo(expected);
    }
  }
}
