package io.memwall.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.standalone.plan.Quotas.Quota;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class QuotasTest {
  @Test
  void aQuotaOfThePool_isAllThatCounts() {
    assertThat(of(new Quota("a", "p1", 512, OptionalDouble.of(430))))
        .containsExactly(Map.entry("a", 512.0));
    assertThat(of(new Quota("a", "p2", 100, OptionalDouble.of(50)))).isEmpty();
  }

  @Test
  void aQuotaOfAllPools_isLessByWhatIsHeldElsewhere() {
    assertThat(of(new Quota("a", null, 1_000, OptionalDouble.of(700))))
        .as("700 of which 400 here: 1000 - 300")
        .containsExactly(Map.entry("a", 700.0));
    assertThat(of(new Quota("b", null, 1_000, OptionalDouble.of(1_200))))
        .as("all of it elsewhere")
        .containsExactly(Map.entry("b", 0.0));
    assertThat(of(new Quota("a", null, 1_000, OptionalDouble.empty())))
        .as("no ledger says")
        .containsExactly(Map.entry("a", 1_000.0));
  }

  @Test
  void ofSeveral_theOneThatAllowsLeast() {
    assertThat(
            of(
                new Quota("a", "p1", 800, OptionalDouble.of(400)),
                new Quota("a", null, 1_000, OptionalDouble.of(700))))
        .containsExactly(Map.entry("a", 700.0));
  }

  private static Map<String, Double> of(Quota... quotas) {
    return Quotas.of("p1", List.of(quotas), Map.of("a", 400.0)).byTenant();
  }
}
