package io.memwall.collectors.simulator.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.simulator.core.Rank;
import io.memwall.collectors.simulator.core.SplitMix64;
import io.memwall.collectors.simulator.core.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever cables lose: every message arrives once, and in order on its channel. */
final class DeliveryPropertyTest {
  private static final int MESSAGES = 120;
  private static final long MOST_STEPS = 3_000_000;
  private static final Kind[] TO_POOL = {
    Kind.GET, Kind.PUT_FULL, Kind.RELEASE_DATA, Kind.GRANT_ACK, Kind.PROBE_ACK
  };
  private static final Kind[] TO_HOST = {Kind.GRANT_DATA, Kind.RELEASE_ACK, Kind.PROBE_BLOCK};

  private static final Kind[] UNASKED = {Kind.RELEASE_ACK, Kind.PROBE_BLOCK};

  @Provide
  Arbitrary<FabricPlan> plans() {
    Arbitrary<LossPlan> loss =
        Arbitraries.longs().between(0, 200_000).map(p -> LossPlan.bernoulli(Chance.perMillion(p)));
    Arbitrary<Topology> topology =
        Arbitraries.of(
            Topology.DIRECT, new Topology.Switched(new LinkSpeed(10_000_000_000L, 100), 2_000));
    Arbitrary<ConnectionPlan> connections =
        Combinators.combine(
                Arbitraries.integers().between(1, 9),
                Arbitraries.longs().between(0, 300),
                Arbitraries.of(Buffers.OF_PROFILE, Buffers.OF_PROFILE.with(Channel.D, 12)),
                Arbitraries.of(FirstNumbers.OPENING, FirstNumbers.both((1 << 22) - 20)))
            .as(
                (most, linger, buffers, first) ->
                    ConnectionPlan.DEFAULT
                        .withPacking(new Packing(most, linger))
                        .withBuffers(buffers)
                        .withFirst(first));
    return Combinators.combine(
            Arbitraries.of(Profile.class), loss, topology, connections, Arbitraries.longs())
        .as(
            (profile, lost, way, ends, seed) ->
                new FabricPlan(
                    new FabricPlan.Shape(2, 1, 1L << 30),
                    profile,
                    new LinkPlan(new LinkSpeed(100_000_000_000L, 500), way, lost, lost),
                    ends,
                    TapPlan.at(TapPlacement.BOTH),
                    seed));
  }

  @Property(tries = 150)
  void everyMessage_arrivesOnceAndInOrder(@ForAll("plans") FabricPlan plan) {
    Run run = new Run(plan);

    run.toEnd();

    assertThat(run.missing()).isEmpty();
    assertThat(run.arrived).isEqualTo(run.sent);
  }

  @Property(tries = 40)
  void reconnects_loseNothing(@ForAll("plans") FabricPlan plan, @ForAll Reconnects.Manner manner) {
    Reconnects reconnects = new Reconnects(3, 4_000, manner);
    Profile profile = plan.profile().canReconnect() ? plan.profile() : Profile.WD11;
    Run run =
        new Run(
            new FabricPlan(
                plan.shape(),
                profile,
                plan.links(),
                plan.connections().withFirst(FirstNumbers.OPENING).withReconnects(reconnects),
                plan.taps(),
                plan.seed()));

    run.toEnd();

    assertThat(run.arrived).isEqualTo(run.sent);
    assertThat(run.lives()).containsOnly(3);
  }

  /** Both ends of two connections that send at random times. */
  private static final class Run {
    private final Timeline timeline = new Timeline();
    private final Fabric fabric;
    private final SplitMix64 random;
    private final Map<String, List<Integer>> sent = new TreeMap<>();
    private final Map<String, List<Integer>> arrived = new TreeMap<>();

    Run(FabricPlan plan) {
      fabric = new Fabric(timeline, plan);
      fabric.record(0, sighting -> {});
      random = SplitMix64.stream(plan.seed(), "messages");
      for (Connection connection : fabric.connections()) {
        connect(connection.hostEnd(), TO_POOL, "h" + connection.host());
        // Where answers wait for their requests, there must be requests.
        Kind[] unasked = plan.profile() == Profile.ETRI11 ? UNASKED : TO_HOST;
        connect(connection.poolEnd(), unasked, "p" + connection.host());
      }
      fabric.start();
    }

    private void connect(Endpoint end, Kind[] kinds, String name) {
      String other = (name.startsWith("h") ? "p" : "h") + name.substring(1);
      end.onMessage(message -> note(arrived, other + message.kind().channel(), message.sink()));
      int entity = timeline.newEntity();
      for (int i = 0; i < MESSAGES; i++) {
        Kind kind = kinds[(int) random.below(kinds.length)];
        int size = kind == Kind.PUT_FULL ? (int) random.below(8) : 6;
        Message message = new Message(kind, 0, size, i, i, 64L * i);
        timeline.at(
            random.below(20_000_000),
            Rank.GENERATE,
            entity,
            () -> {
              note(sent, name + kind.channel(), message.sink());
              end.submit(message);
            });
      }
    }

    private static void note(Map<String, List<Integer>> log, String channel, int number) {
      log.computeIfAbsent(channel, c -> new ArrayList<>()).add(number);
    }

    void toEnd() {
      for (long steps = 0; !timeline.isEmpty(); steps++) {
        assertThat(steps).as("steps").isLessThan(MOST_STEPS);
        timeline.step();
      }
    }

    /** By channel, how many of how many came. */
    List<String> missing() {
      return sent.entrySet().stream()
          .filter(e -> !e.getValue().equals(arrived.get(e.getKey())))
          .map(e -> e.getKey() + " " + e.getValue() + " " + arrived.get(e.getKey()))
          .toList();
    }

    List<Integer> lives() {
      return fabric.connections().stream().map(c -> c.hostEnd().life()).toList();
    }
  }
}
