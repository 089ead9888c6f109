package io.memwall.collectors.agent.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.allocation.InventoryVersion.CxlDevice;
import io.memwall.collectors.agent.allocation.InventoryVersion.MemoryNode;
import io.memwall.collectors.agent.allocation.InventoryVersion.Neighbour;
import io.memwall.collectors.agent.allocation.InventoryVersion.Node;
import io.memwall.collectors.agent.allocation.InventoryVersion.Origin;
import io.memwall.collectors.agent.allocation.InventoryVersion.Port;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscoveryTest {
  @TempDir private Path root;

  @Test
  void host_isFoundWithPortsNeighboursMemoryAndCxl() throws IOException {
    host();
    List<InventoryVersion> found = new Discovery(root, "n1", 5).look(77);
    assertThat(found).allMatch(each -> each.origin() == Origin.DISCOVERED && each.epoch() == 5);
    assertThat(found.stream().map(InventoryVersion::objectId))
        .containsExactly("discovered:n1", "discovered:n1/eth0", "discovered:n1/eth1");
    var node = (Node) found.get(0).object().orElseThrow();
    assertThat(node.cores()).hasValue(9);
    assertThat(node.memoryNodes())
        .containsExactly(
            new MemoryNode(0, 8, OptionalLong.of(1L << 30)),
            new MemoryNode(1, 0, OptionalLong.empty()));
    assertThat(node.cxlDevices())
        .containsExactly(
            new CxlDevice(
                "mem0", Optional.of("0x1234"), OptionalLong.of(1L << 28), OptionalInt.of(1)));
    var eth0 = (Port) found.get(1).object().orElseThrow();
    assertThat(eth0.speedBps()).hasValue(100_000_000_000L);
    assertThat(eth0.neighbour())
        .contains(new Neighbour("02:00:00:00:00:99", "Ethernet12", Optional.of("tor-7")));
    var eth1 = (Port) found.get(2).object().orElseThrow();
    assertThat(eth1.speedBps()).isEmpty();
    assertThat(eth1.neighbour()).isEmpty();
  }

  @Test
  void laterLooks_tellOnlyWhatChanged() throws IOException {
    host();
    var discovery = new Discovery(root, "n1", 5);
    discovery.look(1);
    assertThat(discovery.look(2)).isEmpty();
    write("sys/class/net/eth1/speed", "25000\n");
    Files.delete(root.resolve("sys/class/net/eth0/address"));
    List<InventoryVersion> changed = discovery.look(3);
    assertThat(changed.stream().map(InventoryVersion::objectId))
        .containsExactly("discovered:n1/eth1", "discovered:n1/eth0");
    assertThat(changed.get(1).object()).isEmpty();
    assertThat(changed.get(1).seq()).isGreaterThan(changed.get(0).seq());
  }

  @Test
  void emptyRoot_isAHostOfWhichNothingIsKnown() {
    List<InventoryVersion> found = new Discovery(root, "n1", 5).look(1);
    assertThat(found).hasSize(1);
    assertThat(((Node) found.get(0).object().orElseThrow()).cores()).isEmpty();
  }

  @Property(tries = 2_000)
  void anyLldpFile_isReadOrLeft(@ForAll byte[] file) {
    assertThat(LldpFile.neighbour(file)).isNotNull();
  }

  @Property(tries = 2_000)
  void anyLldpFrame_isReadOrLeft(@ForAll byte[] values) {
    byte[] frame =
        ByteBuffer.allocate(14 + values.length)
            .put(12, new byte[] {(byte) 0x88, (byte) 0xcc})
            .put(14, values)
            .array();
    assertThat(LldpFile.neighbour(file(frame))).isNotNull();
  }

  @Property(tries = 1_000)
  void anyCpuList_isCountedOrLeft(@ForAll String text) {
    assertThat(CpuList.count(Optional.of(text))).isNotNull();
  }

  private void host() throws IOException {
    write("sys/devices/system/cpu/present", "0-7,9\n");
    write("proc/sys/kernel/random/boot_id", "3e2c7a5e-0000-4000-8000-000000000000\n");
    port("eth0", "02:00:00:00:00:01", "100000", "2");
    port("eth1", "02:00:00:00:00:02", "-1", "3");
    port("lo", "00:00:00:00:00:00", "", "1");
    write("sys/devices/system/node/node0/cpulist", "0-7\n");
    write("sys/devices/system/node/node0/meminfo", "Node 0 MemTotal:        1048576 kB\n");
    write("sys/devices/system/node/node1/cpulist", "\n");
    write("sys/bus/cxl/devices/mem0/serial", "0x1234\n");
    write("sys/bus/cxl/devices/mem0/ram/size", "0x10000000\n");
    write("sys/bus/cxl/devices/mem0/numa_node", "1\n");
    byte[] frame =
        HexFormat.of()
            .parseHex(
                "0180c200000e02000000009988cc"
                    + "020704020000000099"
                    + "040b0545746865726e65743132"
                    + "06020078"
                    + "0a05746f722d37"
                    + "0000");
    Path lldp = root.resolve("run/systemd/netif/lldp/2");
    Files.createDirectories(lldp.getParent());
    Files.write(lldp, file(frame));
  }

  private static byte[] file(byte[] frame) {
    return ByteBuffer.allocate(8 + frame.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(frame.length)
        .put(frame)
        .array();
  }

  private void port(String name, String mac, String speed, String index) throws IOException {
    write("sys/class/net/" + name + "/address", mac + "\n");
    write("sys/class/net/" + name + "/speed", speed + "\n");
    write("sys/class/net/" + name + "/ifindex", index + "\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, text.getBytes(UTF_8));
  }
}
