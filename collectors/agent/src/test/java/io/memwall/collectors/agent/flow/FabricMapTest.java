package io.memwall.collectors.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class FabricMapTest {
  private static final String HOST = "02:00:00:00:00:01";
  private static final String OTHER = "02:00:00:00:00:02";
  private static final String POOL = "02:00:00:01:00:01";

  private final FabricMap fabric = new FabricMap();

  @Test
  void half_betweenTwoPluggedPorts_runsOnTheirLink() {
    port("h1.nic", "h1", HOST, "h1-p1");
    port("h2.nic", "h2", OTHER, "h2-p1");
    port("p1.nic0", "p1", POOL, "h1-p1");
    port("p1.nic1", "p1", POOL, "h2-p1");
    link("h1-p1", "h1", "p1");
    link("h2-p1", "h2", "p1");

    assertThat(fabric.place(HOST, POOL))
        .isEqualTo(
            new FlowRecord.Place(Optional.of("h1"), Optional.of("p1"), Optional.of("h1-p1:tx")));
    assertThat(fabric.place(POOL, OTHER).link()).contains("h2-p1:rx");
  }

  @Test
  void half_ofUnknownPorts_runsNowhereKnown() {
    port("h1.nic", "h1", HOST, "h1-p1");
    link("h1-p1", "h1", "p1");

    assertThat(fabric.place(HOST, POOL).sourceNode()).contains("h1");
    assertThat(fabric.place(HOST, POOL).destinationNode()).isEmpty();
    assertThat(fabric.place(HOST, POOL).link()).isEmpty();
    assertThat(fabric.place(POOL, POOL)).isEqualTo(FlowRecord.Place.UNKNOWN);
  }

  @Test
  void kind_ofAnAddress_isThatOfTheNodeWithThePort() {
    port("p1.nic0", "p1", POOL, "h1-p1");
    assertThat(fabric.kind(POOL)).isEmpty();

    learn("p1", new InventoryVersion.Node(InventoryVersion.NodeKind.POOL, OptionalInt.empty()));

    assertThat(fabric.kind(POOL)).contains(InventoryVersion.NodeKind.POOL);
    assertThat(fabric.kind(HOST)).isEmpty();
  }

  @Test
  void tap_thatWasDeclared_sitsThere() {
    var names = new HalfNames("n1/eth0", fabric);
    assertThat(names.position()).isEmpty();

    fabric.declare("n1/eth0", InventoryVersion.NodeKind.SWITCH);

    assertThat(names.position()).contains(InventoryVersion.NodeKind.SWITCH);
    assertThat(new HalfNames("n1/eth1", fabric).position()).isEmpty();
  }

  @Test
  void port_thatCeasedToBe_isForgotten() {
    port("h1.nic", "h1", HOST, "h1-p1");
    assertThat(fabric.place(HOST, POOL).sourceNode()).contains("h1");

    fabric.learn(new InventoryVersion("h1.nic", 1, 2, 0, Optional.empty()));

    assertThat(fabric.place(HOST, POOL)).isEqualTo(FlowRecord.Place.UNKNOWN);
  }

  private void port(String id, String node, String mac, String link) {
    learn(id, new InventoryVersion.Port(node, mac, OptionalLong.empty(), Optional.of(link)));
  }

  private void link(String id, String a, String b) {
    learn(id, new InventoryVersion.Link(a, b, OptionalLong.empty()));
  }

  private void learn(String id, InventoryVersion.FabricObject object) {
    fabric.learn(new InventoryVersion(id, 1, 1, 0, Optional.of(object)));
  }
}
