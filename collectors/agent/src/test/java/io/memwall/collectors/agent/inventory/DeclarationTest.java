package io.memwall.collectors.agent.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.InventoryVersion.Pool;
import io.memwall.collectors.agent.allocation.InventoryVersion.Port;
import io.memwall.collectors.agent.allocation.InventoryVersion.Quota;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class DeclarationTest {
  private static final String FABRIC =
      """
      scope: rack-1
      nodes:
        host-1: {kind: host, cores: 64}
        box-1: {kind: pool}
      ports:
        host-1:eth0: {node: host-1, mac: "02:00:00:00:00:AA", speed: 100Gb/s, link: cable-1}
      links:
        cable-1: {a: host-1, b: box-1, capacity: 100Gb/s, length_m: 2.5, latency_class: rack}
      pools:
        pool-1:
          node: box-1
          capacity: 1TiB
          base: 0x100000000
          read: 200GB/s
          tiers: {dram: 512GiB, flash: 512GiB}
      regions:
        r1: {pool: pool-1, base: 0, length: 64KiB, cacheability: cached,
             interleave: {pools: [pool-1], granularity: 4KiB}}
      attachments:
        a1: {host: host-1, pool: pool-1, path: [cable-1], quota: 256GiB}
      quotas:
        team-a/pool-1: {tenant: team-a, pool: pool-1, quota: 128GiB}
        team-a: {tenant: team-a, quota: 512GiB}
      """;

  @Test
  void declaration_isReadWithUnits() {
    Declaration read = Declaration.parse(FABRIC);
    assertThat(read.scope()).isEqualTo("rack-1");
    assertThat(read.objects()).hasSize(9);
    var port = (Port) read.objects().get("host-1:eth0");
    assertThat(port.mac()).isEqualTo("02:00:00:00:00:aa");
    assertThat(port.speedBps()).hasValue(100_000_000_000L);
    var pool = (Pool) read.objects().get("pool-1");
    assertThat(pool.capacityBytes()).isEqualTo(1L << 40);
    assertThat(pool.base()).hasValue(1L << 32);
    assertThat(pool.media().readBytesPerSecond()).hasValue(200_000_000_000L);
    assertThat(pool.tiers()).hasSize(2);
    assertThat(read.objects())
        .containsEntry("team-a/pool-1", new Quota("team-a", Optional.of("pool-1"), 128L << 30))
        .containsEntry("team-a", new Quota("team-a", Optional.empty(), 512L << 30));
  }

  @Test
  void everyMistake_isTold() {
    String wrong =
        """
        nodes:
          n: {kind: blimp, colour: red}
          discovered:x: {kind: host}
        ports:
          n: {node: n, mac: 12}
        pools:
          p: {node: n, capacity: much}
        extras: {}
        """;
    var e = catchThrowableOfType(DeclarationException.class, () -> Declaration.parse(wrong));
    assertThat(e.mistakes())
        .anyMatch(line -> line.startsWith("nodes.n.kind: blimp is not known; one of"))
        .anyMatch(line -> line.startsWith("nodes.n.colour is not known"))
        .anyMatch(line -> line.startsWith("nodes.discovered:x: an id"))
        .anyMatch(line -> line.startsWith("ports.n.mac: 12 is no MAC address"))
        .anyMatch(line -> line.startsWith("ports.n: another object has the id n"))
        .anyMatch(line -> line.startsWith("pools.p.capacity: much is no amount"))
        .anyMatch(line -> line.startsWith("extras is not known"));
  }

  @Test
  void changes_areWhatDiffers_andTombstonesOnlyForOnesOwn() {
    Declaration declared = Declaration.parse(FABRIC);
    assertThat(InventoryChange.between(List.of(), declared)).hasSize(9);
    var same =
        declared.objects().entrySet().stream()
            .map(each -> known(each.getKey(), Optional.of(each.getValue()), "inventory/rack-1"))
            .toList();
    assertThat(InventoryChange.between(same, declared)).isEmpty();

    Declaration less = Declaration.parse("scope: rack-1\nnodes: {host-1: {kind: host, cores: 32}}");
    assertThat(InventoryChange.between(same, less).stream().map(InventoryChange::text))
        .hasSize(9)
        .anyMatch(
            line ->
                line.equals("~ host-1  node(kind=host, cores=64)  ->  node(kind=host, cores=32)"))
        .anyMatch(line -> line.startsWith("- pool-1  pool(node_id=box-1, capacity_bytes="));

    Declaration other = Declaration.parse("scope: rack-2");
    assertThat(InventoryChange.between(same, other)).isEmpty();
  }

  @Test
  void object_thatCeased_isDeclaredAnew() {
    Declaration declared = Declaration.parse("nodes: {n: {kind: host}}");
    var gone = List.of(known("n", Optional.empty(), "inventory/default"));
    assertThat(InventoryChange.between(gone, declared)).hasSize(1);
  }

  @Test
  void references_toNothing_areTold() {
    Declaration declared = Declaration.parse("attachments: {a: {host: h, pool: p, path: [l]}}");
    assertThat(InventoryChange.dangling(List.of(), declared))
        .containsExactly(
            "a: host h is not declared",
            "a: path l l is not declared",
            "a: pool p is not declared");
  }

  @Test
  void amounts_areWholeAndOf64Bits() {
    assertThat(Quantity.BYTES.read("1.5KiB")).hasValue(1536);
    assertThat(Quantity.BITS.read("2.5Gb/s")).hasValue(2_500_000_000L);
    assertThat(Quantity.BYTES.read("16777216TiB")).isEmpty();
    assertThat(Quantity.BYTES.read("0.5")).isEmpty();
    assertThat(Quantity.BYTES.read("-1")).isEmpty();
    assertThat(Quantity.BITS.read("10GiBps")).isEqualTo(OptionalLong.of(10L << 30));
  }

  @Property(tries = 500)
  void anyText_isReadOrRefused(@ForAll String text) {
    try {
      assertThat(Declaration.parse(text).objects()).isEmpty();
    } catch (DeclarationException e) {
      assertThat(e.mistakes()).isNotEmpty();
    }
  }

  private static KnownObject known(
      String id, Optional<InventoryVersion.FabricObject> object, String reporter) {
    return new KnownObject(new InventoryVersion(id, 1, 0, 0, object), reporter);
  }
}
