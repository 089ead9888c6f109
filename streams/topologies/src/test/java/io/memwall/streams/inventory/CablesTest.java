package io.memwall.streams.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.Fabric;
import io.memwall.streams.LinkDirection;
import io.memwall.streams.MemoryRows;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class CablesTest {
  private static final Fabric FABRIC = new Fabric("", "fabric");
  private static final String POOL = "02:00:00:00:01:00";
  private static final Version VERSION = new Version(1, 1);

  private final MemoryRows memory = new MemoryRows();
  private final InventoryRows rows = new InventoryRows(memory);
  private final Cables cables = new Cables(new StoredInventory(memory), FABRIC, 10);

  /** What one host sends must not count on another host's cable, though both end at one address. */
  @Test
  void ofPortsThatShareAnAddress_theOneThatIsCabledToTheOtherEndCounts() {
    cable("h0", "02:00:00:00:00:00");
    cable("h1", "02:00:00:00:00:01");
    assertThat(entities("02:00:00:00:00:01", POOL)).containsExactly("h1-p0/tx");
    assertThat(entities(POOL, "02:00:00:00:00:01")).containsExactly("h1-p0/rx");
    assertThat(entities("02:00:00:00:00:00", POOL)).containsExactly("h0-p0/tx");
  }

  @Test
  void behindASwitch_bothCablesCount() {
    put(new LinkFacts("up", "sw", "h0", OptionalLong.empty(), Optional.empty(), VERSION));
    put(new LinkFacts("down", "sw", "p0", OptionalLong.empty(), Optional.empty(), VERSION));
    put(port("h0", "h0", "02:00:00:00:00:00", "up"));
    put(port("p0", "p0", POOL, "down"));
    assertThat(entities("02:00:00:00:00:00", POOL)).containsExactly("up/rx", "down/tx");
  }

  private void cable(String host, String mac) {
    String link = host + "-p0";
    put(new LinkFacts(link, host, "p0", OptionalLong.empty(), Optional.empty(), VERSION));
    put(port(host + ":nic", host, mac, link));
    put(port("p0:" + host, "p0", POOL, link));
  }

  private static PortFacts port(String id, String node, String mac, String link) {
    return new PortFacts(id, node, mac, OptionalLong.empty(), Optional.of(link), VERSION);
  }

  private void put(Facts facts) {
    rows.put(new Declaration(FABRIC, facts.id(), VERSION, 1, Optional.of(facts)));
  }

  private List<String> entities(String from, String to) {
    return cables.between(from, to).stream().map(LinkDirection::entity).toList();
  }
}
