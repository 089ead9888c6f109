package io.memwall.collectors.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.flow.ViolationLimit.Offence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ViolationLimitTest {
  private final List<ConnectionNote> told = new ArrayList<>();
  private final ViolationLimit limit = new ViolationLimit(told::add);

  @Test
  void firstOnes_areToldAtOnce_theOthersInOne() {
    for (int i = 0; i < 100; i++) {
      add("a", true, i);
    }
    assertThat(told).hasSize(ViolationLimit.ONE_BY_ONE);

    limit.flush();
    assertThat(told).hasSize(ViolationLimit.ONE_BY_ONE + 1);
    ConnectionNote rest = told.get(ViolationLimit.ONE_BY_ONE);
    assertThat(rest.count()).isEqualTo(100 - ViolationLimit.ONE_BY_ONE);
    assertThat(rest.sight().frameNumber()).isEqualTo(ViolationLimit.ONE_BY_ONE);

    limit.flush();
    add("a", true, 100);
    assertThat(told).hasSize(ViolationLimit.ONE_BY_ONE + 2);
  }

  @Test
  void withoutRoom_theyAreCounted() {
    add("a", false, 0);
    add("a", false, 1);
    assertThat(told).isEmpty();

    limit.flush();
    assertThat(told).extracting(ConnectionNote::count).containsExactly(2L);
  }

  @Test
  void moreKindsThanAreRemembered_areToldInTime() {
    for (int i = 0; i <= ViolationLimit.MOST_KINDS; i++) {
      add("code" + i, false, i);
    }
    assertThat(told).hasSize(ViolationLimit.MOST_KINDS);
  }

  @Property(tries = 200)
  void whatIsTold_standsForAllThatWasGiven(
      @ForAll @Size(max = 300) List<@IntRange(max = 2_000) Integer> given) {
    var notes = new ArrayList<ConnectionNote>();
    var limited = new ViolationLimit(notes::add);
    var expected = new HashMap<String, Long>();
    for (int i = 0; i < given.size(); i++) {
      String code = "code" + given.get(i) % 7;
      boolean room = given.get(i) % 3 > 0;
      expected.merge(code, 1L, Long::sum);
      limited.add(new Offence("c", 0, code), () -> room, () -> note(code, 0));
      if (given.get(i) == 2_000) {
        limited.flush();
      }
    }
    limited.flush();

    Map<String, Long> sums = new HashMap<>();
    notes.forEach(note -> sums.merge(note.code().orElseThrow(), note.count(), Long::sum));
    assertThat(sums).isEqualTo(expected);
  }

  private void add(String code, boolean room, int number) {
    limit.add(new Offence("c", 0, code), () -> room, () -> note(code, number));
  }

  private static ConnectionNote note(String code, long number) {
    return new ConnectionNote(
        0,
        new FlowRecord.Half(
            "tap",
            "c",
            0,
            0,
            "02:00:00:00:00:01",
            "02:00:00:01:00:00",
            OptionalInt.empty(),
            OptionalInt.empty(),
            0,
            0xAAAA,
            Optional.empty(),
            FlowRecord.Place.UNKNOWN),
        new ConnectionNote.Standing("wd11", false),
        ConnectionNote.Kind.VIOLATION,
        Optional.of(code),
        1,
        new ConnectionNote.Sight(0, number),
        Optional.empty(),
        List.of(),
        new FlowRecord.Totals(0, 0, 0, 0));
  }
}
