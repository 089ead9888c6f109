package io.memwall.collectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.wire.Anomaly;
import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.FlowTable;
import io.memwall.collectors.wire.flow.HalfCounter;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The product's decoder must say of bad frames what the truth says. */
final class MalformedTest {
  private static final long INJECTED_POOL = 0x0200_0000_0101L;

  private final FlowTable table = new FlowTable(FlowSettings.of(DecoderSettings.DEFAULT, "t"));
  private long frames;

  private Simulation run(Scenario scenario, long requests) {
    Simulation simulation =
        new Simulation(
            SimulationOptions.of(scenario).withRequests(requests),
            (tap, t, frame, direction) -> {
              if (tap.name().equals("h0.nic")) {
                frames++;
                table.onFrame(t, frame, 0, frame.remaining(), frame.remaining());
              }
            },
            event -> {});
    simulation.runToEnd();
    return simulation;
  }

  @Test
  void everyBadFrame_isCountedAsWhatItIs() {
    Simulation simulation = run(Scenario.MALFORMED, 2_000);
    StringWriter truth = new StringWriter();
    simulation.writeTruth(truth);

    Map<String, Long> found = new TreeMap<>();
    table.cut(
        half -> {
          if (half.destinationMac() == INJECTED_POOL) {
            found.put("frames", half.count(HalfCounter.FRAMES));
            found.put("new_frames", half.count(HalfCounter.NEW_FRAMES));
            for (Anomaly anomaly : Anomaly.values()) {
              found.put(anomaly.name().toLowerCase(Locale.ROOT), half.count(anomaly));
            }
          }
        });
    assertThat(found).containsEntry("frames", 160L).containsEntry("new_frames", 160L);
    for (MalformedFrame frame : MalformedFrame.values()) {
      for (String code : frame.anomalies()) {
        assertThat(found).as(code).containsEntry(code, 20L);
        assertThat(truth.toString()).contains("\"code\":\"" + code + "\"");
      }
    }
    assertThat(truth.toString()).contains("\"class\":\"short_eth\"", "\"class\":\"align\"");
  }

  @Test
  void wrongBits_stopNothing() {
    Simulation simulation = run(Scenario.MALFORMED_FLIPS, 4_000);
    StringWriter truth = new StringWriter();
    simulation.writeTruth(truth);

    assertThat(frames).isGreaterThan(5_000);
    assertThat(truth.toString()).contains("bit_flips").doesNotContain("goodput_bytes");
  }
}
