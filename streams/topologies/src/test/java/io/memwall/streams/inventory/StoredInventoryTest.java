package io.memwall.streams.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.Fabric;
import io.memwall.streams.MemoryRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class StoredInventoryTest {
  private static final Fabric FABRIC = new Fabric("", "fabric");

  private final MemoryRows memory = new MemoryRows();
  private final InventoryRows rows = new InventoryRows(memory);
  private final InventoryView view = new StoredInventory(memory);

  @Test
  void anObject_isAsItsHighestVersionThatHadBegun_said() {
    put(link(1, 100), 10);
    put(link(2, 200), 20);
    assertThat(view.link(FABRIC, "l1", 9)).isEmpty();
    assertThat(view.link(FABRIC, "l1", 10).orElseThrow().capacityBps()).hasValue(100);
    assertThat(view.link(FABRIC, "l1", 19).orElseThrow().capacityBps()).hasValue(100);
    assertThat(view.link(FABRIC, "l1", 20).orElseThrow().capacityBps()).hasValue(200);
    assertThat(view.link(FABRIC, "l1", 20).orElseThrow().version()).isEqualTo(new Version(1, 2));
    assertThat(view.link(new Fabric("case", "fabric"), "l1", 20)).isEmpty();
  }

  @Test
  void aHigherVersion_thatBeganEarlier_wins() {
    put(link(2, 200), 5);
    put(link(1, 100), 10);
    assertThat(view.link(FABRIC, "l1", 10).orElseThrow().capacityBps()).hasValue(200);
  }

  @Test
  void anObjectThatCeasedToBe_isMissingFromThen_andMayComeBack() {
    put(link(1, 100), 10);
    rows.put(new Declaration(FABRIC, "l1", new Version(1, 2), 20, Optional.empty()));
    put(link(3, 300), 30);
    assertThat(view.link(FABRIC, "l1", 19)).isPresent();
    assertThat(view.link(FABRIC, "l1", 20)).isEmpty();
    assertThat(view.link(FABRIC, "l1", 30)).isPresent();
  }

  @Test
  void whatIsAddedLater_isSeenAtOnce() {
    assertThat(view.attachments(FABRIC, "p1", 50)).isEmpty();
    put(attachment("at-2", "h2", "p1", 1), 10);
    put(attachment("at-10", "h1", "p1", 1), 10);
    assertThat(view.attachments(FABRIC, "p1", 50))
        .extracting(AttachmentFacts::id)
        .containsExactly("at-10", "at-2");
    put(attachment("at-2", "h2", "p2", 2), 40);
    assertThat(view.attachments(FABRIC, "p1", 50)).hasSize(1);
    assertThat(view.attachments(FABRIC, "p1", 39)).hasSize(2);
    assertThat(view.attachmentsOfHost(FABRIC, "h2", 50))
        .extracting(AttachmentFacts::pool)
        .containsExactly("p2");
  }

  @Test
  void aPort_isFoundByItsAddress_whileItHasIt() {
    put(port(1, "02:00:00:00:00:0a"), 10);
    put(port(2, "02:00:00:00:00:0b"), 20);
    assertThat(view.portOfMac(FABRIC, "02:00:00:00:00:0A", 10)).isPresent();
    assertThat(view.portOfMac(FABRIC, "02:00:00:00:00:0a", 20)).isEmpty();
    assertThat(view.portOfMac(FABRIC, "02:00:00:00:00:0b", 20)).isPresent();
  }

  @Test
  void everyKindOfFact_isReadAsItWasWritten() {
    var version = new Version(-1, -2);
    var facts =
        List.<Facts>of(
            new NodeFacts("n", NodeFacts.Kind.SWITCH, version),
            new PortFacts(
                "o", "n", "02:00:00:00:00:01", OptionalLong.of(5), Optional.of("l"), version),
            new LinkFacts("l", "a", "b", OptionalLong.empty(), Optional.of("short"), version),
            new PoolFacts(
                "p",
                "n",
                -1,
                OptionalLong.of(1L << 40),
                OptionalLong.of(7),
                OptionalLong.empty(),
                version),
            new AttachmentFacts("t", "h", "p", List.of("l", "m"), OptionalLong.of(9), version),
            new QuotaFacts("q", "a", Optional.of("p"), 5, version),
            new QuotaFacts("r", "a", Optional.empty(), -1, version));
    for (var fact : facts) {
      put(fact, 1);
      assertThat(rows.versions(FABRIC, fact.id()).get(0).facts()).contains(fact);
    }
    assertThat(view.poolsOfNode(FABRIC, "n", 1)).containsExactly((PoolFacts) facts.get(3));
    assertThat(view.node(FABRIC, "n", 1)).contains((NodeFacts) facts.get(0));
    assertThat(view.pool(FABRIC, "p", 1)).isPresent();
    assertThat(view.quotasOfTenant(FABRIC, "a", 1)).isEqualTo(facts.subList(5, 7));
  }

  @Property(tries = 50)
  void anyOrder_givesTheSameAnswers(@ForAll Random random) {
    var versions = new ArrayList<Integer>();
    for (int i = 1; i <= 10; i++) {
      versions.add(i);
    }
    Collections.shuffle(versions, random);
    var shuffled = new MemoryRows();
    for (int version : versions) {
      new InventoryRows(shuffled).put(declared(link(version, 100L * version), 10L * version));
    }
    for (int at = 10; at <= 105; at += 5) {
      long expected = 100L * (at / 10);
      assertThat(new StoredInventory(shuffled).link(FABRIC, "l1", at).orElseThrow().capacityBps())
          .hasValue(Math.min(1000, expected));
    }
  }

  private void put(Facts facts, long atNs) {
    rows.put(declared(facts, atNs));
  }

  private static Declaration declared(Facts facts, long atNs) {
    return new Declaration(FABRIC, facts.id(), facts.version(), atNs, Optional.of(facts));
  }

  private static LinkFacts link(long version, long capacity) {
    return new LinkFacts(
        "l1", "a", "b", OptionalLong.of(capacity), Optional.empty(), new Version(1, version));
  }

  private static PortFacts port(long version, String mac) {
    return new PortFacts(
        "o1", "n1", mac, OptionalLong.empty(), Optional.empty(), new Version(1, version));
  }

  private static AttachmentFacts attachment(String id, String host, String pool, long version) {
    return new AttachmentFacts(
        id, host, pool, List.of(), OptionalLong.empty(), new Version(1, version));
  }
}
