package io.memwall.streams.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.results.Hotspot;
import io.memwall.streams.MemoryRows;
import io.memwall.streams.Revision;
import io.memwall.streams.attribution.Owner;
import io.memwall.streams.hotspot.Reading.Interval;
import io.memwall.streams.hotspot.Reading.Origin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RejudgementTest {
  private static final long T0_MS = 1_772_366_400_000L;
  private static final long WINDOW_MS = 10_000;
  private static final int WINDOWS = 60;
  private static final Entity POOL = new Entity("", Kind.POOL, "p1");

  private final List<Hotspot> told = new ArrayList<>();

  @Property(tries = 60)
  void everyJudgement_isRepeatedFromItsRecord(@ForAll Random random) {
    judge(random);
    var again = new Rejudgement(RulesByEntity.NONE);
    assertThat(told.stream().map(again::of)).containsExactlyElementsOf(told);
  }

  @Property(tries = 60)
  void withoutTheBeginning_judgementsAreTheSame(@ForAll Random random) {
    judge(random);
    var rest = told.subList(random.nextInt(told.size() / 2), told.size());
    var again = new Rejudgement(RulesByEntity.NONE);
    assertThat(rest.stream().map(again::of)).containsExactlyElementsOf(rest);
  }

  @Test
  void recordThatWasTamperedWith_differs() {
    judge(new Random(7));
    var critical = told.stream().filter(one -> one.getScore() != null).findFirst().orElseThrow();
    double claimed = critical.getScore() + 0.25;
    var again = new Rejudgement(RulesByEntity.NONE);
    var other = Hotspot.newBuilder(critical).setScore(claimed).build();
    told.set(told.indexOf(critical), other);
    assertThat(told.stream().map(again::of).toList()).isNotEqualTo(told);
  }

  /** Calm, busy and silent stretches of one pool, as live ones are judged. */
  private void judge(Random random) {
    told.clear();
    var book =
        new ScoreBook(
            new MemoryRows(),
            ScoreSettings.DEFAULT,
            one -> told.add(Results.hotspot(one, T0_MS)),
            T0_MS);
    double pressure = 0;
    boolean silent = false;
    for (int window = 0; window < WINDOWS; window++) {
      if (window > 0 && random.nextInt(6) == 0) {
        pressure = random.nextDouble();
        silent = random.nextInt(4) == 0;
      }
      long endMs = T0_MS + (window + 1) * WINDOW_MS;
      if (!silent) {
        book.take(reading(window, pressure, random), endMs);
      }
      book.tick(endMs + 1_500);
    }
  }

  private static Reading reading(int window, double pressure, Random random) {
    long startNs = (T0_MS + window * WINDOW_MS) * 1_000_000;
    var values = new EnumMap<Measure, Double>(Measure.class);
    values.put(Measure.UTILISATION, pressure);
    values.put(Measure.LATENCY_INFLATION, 1 + 4 * pressure * random.nextDouble());
    if (random.nextBoolean()) {
      values.put(Measure.CREDIT_STALL, pressure * 0.3);
    }
    var absent =
        Map.of(
            Component.CONTENTION,
            random.nextBoolean() ? Absence.QUIET : Absence.missing("no capacity"));
    return new Reading(
        POOL,
        new Origin(
            Origins.LATENCY, "link:l1/rx", Instrument.FRAMES, new Revision(3, window), List.of()),
        new Interval(startNs, startNs + WINDOW_MS * 1_000_000),
        values,
        absent,
        OptionalDouble.of(1),
        Setting.of("f")
            .withShares(tenants(random), List.of())
            .withHosts(List.of("h1", "h2"), pressure > 0.5 ? List.of("h1") : List.of())
            .withParents(List.of("pool:p0")));
  }

  private static Setting.Owned owned(String tenant, long bytes) {
    return new Setting.Owned(
        new Owner(
            Optional.of(tenant).filter(name -> !name.isEmpty()),
            Optional.empty(),
            Optional.empty()),
        bytes);
  }

  /** Nobody, one more than are told, and so many that all others have more than the first. */
  private static List<Setting.Owned> tenants(Random random) {
    var unattributed = owned("", random.nextInt(10) + 1);
    return switch (random.nextInt(3)) {
      case 0 -> List.of(unattributed);
      case 1 -> List.of(owned("a", 700), owned("b", 200), owned("c", 90), unattributed);
      default ->
          List.of(
              owned("a", 100),
              owned("b", 99),
              owned("c", 98),
              owned("d", 97),
              owned("e", 96),
              unattributed);
    };
  }
}
