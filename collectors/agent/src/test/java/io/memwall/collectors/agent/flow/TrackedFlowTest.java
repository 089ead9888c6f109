package io.memwall.collectors.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.Scenario;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the records of a simulated fabric say of its connections. */
final class TrackedFlowTest {
  private static final long REQUESTS = 500;

  /** 8 + 500 + 300 + 10 + 500 ns: both frames on the wire twice the way, and the service. */
  private static final long UNLOADED_NANOS = 1318;

  private static List<FlowRecord> flows;

  @BeforeAll
  static void simulate() {
    var options = SimulationOptions.of(Scenario.STEADY).withRequests(REQUESTS).withWindow(1);
    var metered =
        new Metered(IntervalLength.SECOND, options.start().getEpochSecond() * 1_000_000_000L);
    var simulation =
        new Simulation(
            options,
            (tap, nanos, bytes, direction) -> metered.frame(nanos, tap.index(), copy(bytes)),
            event -> {});
    simulation.runToEnd();
    metered.finish();
    flows = List.copyOf(metered.flows);
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  @Test
  void latencies_ofUnloadedReads_areThoseOfTheWires() {
    var requesting = flows.stream().filter(flow -> !flow.tracking().latency().isEmpty()).toList();

    assertThat(requesting).isNotEmpty();
    for (FlowRecord flow : requesting) {
      Tracking.Distribution get = flow.tracking().latency().get("get");
      assertThat(get.count()).containsExactly(REQUESTS);
      // Index 360 holds 1306 to 1332 ns.
      assertThat(get.index()).containsExactly(360);
      assertThat(get.sum()).isEqualTo(REQUESTS * UNLOADED_NANOS);
      assertThat(flow.tracking().matching().matched()).isEqualTo(REQUESTS);
      assertThat(flow.tracking().matching().quality()).isEqualTo("GOOD");
    }
  }

  @Test
  void classes_addUpToTheWireBytesOfTheHalf() {
    assertThat(flows).isNotEmpty();
    for (FlowRecord flow : flows) {
      long wire =
          flow.tracking().classes().stream().mapToLong(Tracking.ClassTotal::wireBytes).sum();
      assertThat(wire + flow.bytes().retransWire()).isEqualTo(flow.bytes().wire());
      assertThat(flow.frames().captureLost()).hasValue(0);
      assertThat(flow.tracking().burst().orElseThrow().sumWire()).isEqualTo(wire);
    }
  }

  @Test
  void credits_areThoseTheMessagesCost() {
    for (FlowRecord flow : flows) {
      Map<Integer, Long> spent =
          flow.tracking().credits().stream()
              .collect(
                  Collectors.toMap(Tracking.CreditCount::channel, Tracking.CreditCount::consumed));
      flow.messages()
          .forEach(each -> assertThat(spent).containsEntry(each.channel(), each.flits()));
      assertThat(flow.tracking().credits())
          .filteredOn(each -> each.consumed() > 0)
          .allSatisfy(each -> assertThat(each.stallNanos()).hasValue(0));
    }
  }
}
