package io.memwall.collectors.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.collectors.agent.readings.Changes;
import io.memwall.collectors.agent.readings.Figures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PortHistoryTest {
  private final PortHistory history = new PortHistory();

  @Test
  void look_reachesBackToTheOneBefore() {
    assertThat(judged("p0", 100, 5).interval()).isEqualTo(new Span(100, 100));
    assertThat(judged("p0", 350, 6).interval()).isEqualTo(new Span(100, 350));
    assertThat(judged("p1", 400, 6).interval()).isEqualTo(new Span(400, 400));
    assertThat(judged("p0", 300, 7).interval()).isEqualTo(new Span(300, 300));
  }

  @Test
  void counterThatWentBack_isNamedAtItsPortOnly() {
    judged("p0", 1, 5);
    judged("p1", 1, 5);

    assertThat(judged("p0", 2, 4).changes())
        .isEqualTo(new Changes(List.of("figures.rx_bytes"), List.of()));
    assertThat(judged("p1", 2, 6).changes()).isEqualTo(Changes.NONE);
  }

  @Test
  void whatTheReporterSays_isKept() {
    LinkReading told =
        reading("p0", 1, 5).with(new Span(0, 1), new Changes(List.of("x"), List.of()));

    LinkReading judged = history.judged(told);

    assertThat(judged.interval()).isEqualTo(new Span(0, 1));
    assertThat(judged.changes().resets()).containsExactly("x");
  }

  private LinkReading judged(String port, long time, long rxBytes) {
    return history.judged(reading(port, time, rxBytes));
  }

  private static LinkReading reading(String port, long time, long rxBytes) {
    return new LinkReading(
        new LinkReading.Port(Optional.of("switch1"), port, Optional.empty()),
        new Span(time, time),
        LinkReading.State.UNKNOWN,
        Figures.of(LinkFigure.class).put(LinkFigure.RX_BYTES, rxBytes).build(),
        List.of(),
        0,
        Changes.NONE,
        Map.of());
  }
}
