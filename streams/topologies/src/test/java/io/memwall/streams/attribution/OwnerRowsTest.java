package io.memwall.streams.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.Fabric;
import io.memwall.streams.MemoryRows;
import io.memwall.streams.attribution.Held.PoolKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class OwnerRowsTest {
  private static final PoolKey POOL = new PoolKey(new Fabric("", "fabric"), "p1");

  private final OwnerRows rows = new OwnerRows(new MemoryRows());

  @Test
  void anAddress_isWhoseItWasThen() {
    put(1, "A", 0x1000, 0x1000, 10, 20);
    put(2, "B", 0x1000, 0x800, 30, -1);
    assertThat(ownerAt(0x1000, 9)).isEmpty();
    assertThat(ownerAt(0x1fff, 10)).contains("A");
    assertThat(ownerAt(0x1fff, 20)).isEmpty();
    assertThat(ownerAt(0x17ff, 30)).contains("B");
    assertThat(ownerAt(0x1800, 30)).isEmpty();
    assertThat(ownerAt(0xfff, 10)).isEmpty();
  }

  @Test
  void theEnds_ofTheAddressSpace_haveOwners() {
    put(1, "all", 0, 0, 1, 5);
    assertThat(ownerAt(0, 1)).contains("all");
    assertThat(ownerAt(-1, 4)).contains("all");
    put(2, "last", -1, 1, 5, -1);
    assertThat(ownerAt(-1, 5)).contains("last");
    assertThat(ownerAt(-2, 5)).isEmpty();
  }

  @Test
  void aHost_isItsTenants_whileThereIsOnlyOne() {
    put(1, "A", 0x1000, 0x1000, 10, -1);
    put(2, "a2", 0x2000, 0x1000, 12, -1);
    put(3, "B", 0x3000, 0x1000, 20, 30);
    assertThat(tenantAt(9)).isEmpty();
    assertThat(tenantAt(10)).contains("A");
    assertThat(tenantAt(12)).contains("A");
    assertThat(tenantAt(20)).as("A and B").isEmpty();
    assertThat(tenantAt(30)).contains("A");
    put(1, "A", 0x1000, 0x1000, 10, 40);
    assertThat(tenantAt(40)).contains("A");
    put(2, "a2", 0x2000, 0x1000, 12, 50);
    put(2, "a2", 0x2000, 0x1000, 12, 50);
    assertThat(tenantAt(49)).contains("A");
    assertThat(tenantAt(50)).isEmpty();
    assertThat(tenantAt(25)).isEmpty();
  }

  @Test
  void aHost_isOfItsAllocation_whileThereIsOnlyOne() {
    put(1, "A", 0x1000, 0x1000, 10, -1);
    assertThat(allocationAt(9)).isEmpty();
    assertThat(allocationAt(10)).contains("A");
    put(1, "A", 0x9000, 0x1000, 11, -1);
    assertThat(allocationAt(11)).as("a second extent of it").contains("A");
    put(2, "a2", 0x2000, 0x1000, 12, -1);
    assertThat(allocationAt(11)).contains("A");
    assertThat(allocationAt(12)).as("A and a2").isEmpty();
    put(2, "a2", 0x2000, 0x1000, 12, 20);
    assertThat(allocationAt(19)).isEmpty();
    assertThat(allocationAt(20)).contains("A");
    put(1, "A", 0x1000, 0x1000, 10, 30);
    put(1, "A", 0x9000, 0x1000, 11, 30);
    assertThat(allocationAt(29)).contains("A");
    assertThat(allocationAt(30)).isEmpty();
    assertThat(allocationAt(11)).as("long ago").contains("A");
  }

  @Property(tries = 100)
  void soleAllocations_areThoseThatAPlainListNames(@ForAll Random random) {
    var all = new OwnerRows(new MemoryRows());
    var held = new ArrayList<Held>();
    for (int i = 0; i < 12; i++) {
      long from = random.nextInt(50);
      long to = random.nextBoolean() ? -1 : from + 1 + random.nextInt(20);
      held.add(held(i, "a2-" + random.nextInt(4), 0x1000L * i, 0x1000, from, to));
    }
    for (var one : held) {
      // First that it began, and, in any order, that it ended.
      all.put(
          new Held(
              one.pool(),
              one.entry(),
              one.stretch(),
              new Held.Span(one.span().fromNs(), OptionalLong.empty()),
              one.owner(),
              one.initiator()));
    }
    Collections.shuffle(held, random);
    held.forEach(all::put);
    for (int at = 0; at < 80; at++) {
      long atNs = at;
      var then =
          held.stream()
              .filter(one -> one.span().contains(atNs))
              .map(one -> one.owner().allocation().orElseThrow())
              .distinct()
              .toList();
      assertThat(all.tenancies().ofInitiator(POOL, "h1", atNs).allocation())
          .isEqualTo(then.size() == 1 ? Optional.of(then.get(0)) : Optional.empty());
    }
  }

  @Test
  void ofSeveralPools_whatTheyHaveInCommonIsSaid() {
    var one = owner("a", "w1", "x");
    assertThat(Owner.common(List.of())).isEqualTo(Owner.UNATTRIBUTED);
    assertThat(Owner.common(List.of(Owner.UNATTRIBUTED, one))).isEqualTo(one);
    assertThat(Owner.common(List.of(one, owner("a", "w1", "y"))))
        .isEqualTo(new Owner(Optional.of("a"), Optional.of("w1"), Optional.empty()));
    assertThat(Owner.common(List.of(one, owner("a", "w2", "x"))))
        .isEqualTo(new Owner(Optional.of("a"), Optional.empty(), Optional.empty()));
    assertThat(Owner.common(List.of(one, owner("b", "w1", "x")))).isEqualTo(Owner.UNATTRIBUTED);
  }

  private static Owner owner(String tenant, String workload, String allocation) {
    return new Owner(Optional.of(tenant), Optional.of(workload), Optional.of(allocation));
  }

  @Test
  void whatEndedLongAgo_isForgotten() {
    long month = OwnerRows.REMEMBERED.toNanos();
    put(1, "A", 0x1000, 0x1001, 10, 20);
    put(2, "B", 0x4000, 0x1000, 10, 20 + month);
    assertThat(ownerAt(0x1000, 10)).contains("A");
    put(3, "C", 0x8000, 0x1000, 10, 21 + month);
    assertThat(ownerAt(0x1000, 10)).isEmpty();
    assertThat(ownerAt(0x2000, 10)).isEmpty();
    assertThat(ownerAt(0x4000, 10)).contains("B");
  }

  @Property(tries = 100)
  void everyAddress_hasTheOwnerThatAPlainListNames(@ForAll Random random) {
    var all = new OwnerRows(new MemoryRows());
    var owners = new HashMap<Integer, String>();
    var held = new ArrayList<Held>();
    int address = 0;
    for (int i = 0; i < 20; i++) {
      address += random.nextInt(5);
      int length = 1 + random.nextInt(40);
      String name = "t" + i;
      var one = held(i, name, address, length, 10, -1);
      held.add(one);
      for (int at = address; at < address + length; at++) {
        owners.put(at, name);
      }
      address += length;
    }
    held.forEach(all::put);
    for (int at = 0; at < address + 5; at++) {
      var owner = all.ownerOf(POOL, at, 10 + random.nextInt(100)).flatMap(Owner::tenant);
      assertThat(owner).isEqualTo(Optional.ofNullable(owners.get(at)));
    }
  }

  private void put(long sequence, String tenant, long base, long length, long from, long to) {
    rows.put(held(sequence, tenant, base, length, from, to));
  }

  private static Held held(long sequence, String name, long base, long length, long from, long to) {
    String tenant = name.startsWith("a2") ? "A" : name;
    return new Held(
        POOL,
        new Held.Entry(1, sequence),
        new Held.Stretch(base, base + length - 1),
        new Held.Span(from, to < 0 ? OptionalLong.empty() : OptionalLong.of(to)),
        new Owner(Optional.of(tenant), Optional.of("w"), Optional.of(name)),
        Optional.of("h1"));
  }

  private Optional<String> ownerAt(long address, long atNs) {
    return rows.ownerOf(POOL, address, atNs).flatMap(Owner::allocation);
  }

  private Optional<String> allocationAt(long atNs) {
    return rows.tenancies().ofInitiator(POOL, "h1", atNs).allocation();
  }

  private Optional<String> tenantAt(long atNs) {
    return rows.tenancies().ofInitiator(POOL, "h1", atNs).tenant();
  }
}
