package io.memwall.collectors.agent.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.readings.Figures;
import io.memwall.collectors.agent.readings.Lacks;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DriverCountersTest {
  private final Lacks lacks = new Lacks();
  private final DriverCounters counters = new DriverCounters();

  @ParameterizedTest
  @CsvSource({
    "rx_pause_ctrl_phy, RX_PAUSE_FRAMES",
    "tx_flow_control_xoff, TX_PAUSE_FRAMES",
    "port.link_xon_rx, RX_PAUSE_FRAMES",
    "rx_symbol_err_phy, RX_SYMBOL_ERRORS",
    "rx_align_err_frames, RX_ALIGN_ERRORS",
    "rx_undersize.nic, RX_UNDERSIZE",
    "rx_ovrsz_frames, RX_OVERSIZE",
    "rx_jabbers_phy, RX_JABBER",
    "rx_frag_frames, RX_FRAGMENTS",
    "rx_fec_uncorrectable_blocks, FEC_UNCORRECTABLE_BLOCKS",
    "rx_corrected_bits_phy, FEC_CORRECTED_BITS",
    "rx_queue_12_drops, RX_QUEUE_DROPS",
    "rx3_dropped, RX_QUEUE_DROPS",
    "tx_0_drop, TX_QUEUE_DROPS",
    "rx_out_of_buffer, RX_QUEUE_DROPS"
  })
  void nameOfADriver_hasItsFigure(String name, LinkFigure figure) {
    assertThat(DriverNames.figure(name)).contains(figure);
  }

  @ParameterizedTest
  @CsvSource({
    "rx_queue_0_packets",
    "rx_drops",
    "rx_queue__drops",
    "tx0_kicks",
    "rx_bytes",
    "x_1_drops"
  })
  void otherName_hasNone(String name) {
    assertThat(DriverNames.figure(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "rx_prio3_pause, 3, RX_FRAMES, 1",
    "tx_prio0_pause_duration, 0, TX_PAUSED_NS, 1000",
    "port.tx_priority_7_xoff, 7, TX_FRAMES, 1",
    "rx_priority_2_xon.nic, 2, RX_FRAMES, 1",
    "tx_pb_1_pxoff, 1, TX_FRAMES, 1",
    "rx_pfc_ena_frames_pri5, 5, RX_FRAMES, 1",
    "pfc_pri4_rx_duration_us, 4, RX_PAUSED_NS, 1000"
  })
  void nameOfAPriority_hasItsCounter(String name, int priority, PriorityFigure figure, long nanos) {
    assertThat(PriorityNames.counter(name))
        .contains(new PriorityNames.Counter(priority, figure, nanos));
  }

  @Test
  void counters_sumUpAndTheOthersAreCounted() {
    var sorted =
        counters.sort(
            Map.of(
                "rx_flow_control_xon", 3L,
                "rx_flow_control_xoff", 4L,
                "rx_prio3_pause", 5L,
                "rx_prio3_pause_duration", 6L,
                "rx_cache_reuse", 7L),
            lacks);

    assertThat(sorted.figures().get(LinkFigure.RX_PAUSE_FRAMES))
        .containsExactlyInAnyOrder("3", "4");
    assertThat(sorted.priorities())
        .containsExactly(
            new LinkReading.Priority(
                3,
                Figures.of(PriorityFigure.class)
                    .put(PriorityFigure.RX_FRAMES, 5)
                    .put(PriorityFigure.RX_PAUSED_NS, 6_000)
                    .build()));
    assertThat(sorted.unknown()).isEqualTo(1);
  }

  @Test
  void counterThatSaysNone_isLacked() {
    var sorted = counters.sort(Map.of("rx_prio0_pause", -1L), lacks);

    assertThat(sorted.priorities().get(0).figures().isEmpty()).isTrue();
    assertThat(lacks.codes()).isEqualTo(Map.of("priority.0.rx_frames", "sentinel"));
  }

  @Property
  void anyNameAndValue_haveAPlaceOrNone(@ForAll String name, @ForAll long value) {
    var sorted = new DriverCounters().sort(Map.of(name, value), new Lacks());

    int places = sorted.figures().size() + sorted.priorities().size() + sorted.unknown();
    assertThat(places).isEqualTo(1);
  }

  @Test
  void wantedInterfaces_areNamedOrMatched() {
    var some = new InterfaceNames(List.of("eth*", "lo"));

    assertThat(List.of("eth0", "lo")).allMatch(some::wants);
    assertThat(List.of("eno1", "veth0")).noneMatch(some::wants);
    assertThat(new InterfaceNames(List.of("*")).wants("lo")).isFalse();
    assertThat(new InterfaceNames(List.of("a.*")).wants("ab")).isFalse();
  }
}
