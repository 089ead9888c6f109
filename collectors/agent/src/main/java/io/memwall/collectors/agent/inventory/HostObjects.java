package io.memwall.collectors.agent.inventory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memwall.collectors.agent.allocation.InventoryVersion.CxlDevice;
import io.memwall.collectors.agent.allocation.InventoryVersion.FabricObject;
import io.memwall.collectors.agent.allocation.InventoryVersion.MemoryNode;
import io.memwall.collectors.agent.allocation.InventoryVersion.Neighbour;
import io.memwall.collectors.agent.allocation.InventoryVersion.Node;
import io.memwall.collectors.agent.allocation.InventoryVersion.NodeKind;
import io.memwall.collectors.agent.allocation.InventoryVersion.Port;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Linux host's own objects from {@code /sys} and {@code /run}; what is absent is left out.
 */
final class HostObjects {
  private static final String MAC = "([0-9a-f]{2}:){5}[0-9a-f]{2}";
  private static final String NO_MAC = "00:00:00:00:00:00";
  private static final long MEGABIT = 1_000_000;
  private static final int MAX_BYTES = 1 << 16;
  private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d{1,15}) kB");

  private final Path root;
  private final String nodeId;

  HostObjects(Path root, String nodeId) {
    this.root = root;
    this.nodeId = nodeId;
  }

  Map<String, FabricObject> find() {
    var found = new TreeMap<String, FabricObject>();
    found.put(Discovery.PREFIX + nodeId, node());
    for (Path each : children("sys/class/net", "*")) {
      port(each)
          .ifPresent(port -> found.put(Discovery.PREFIX + nodeId + "/" + each.getFileName(), port));
    }
    return found;
  }

  private Node node() {
    return new Node(
        NodeKind.HOST,
        CpuList.count(text("sys/devices/system/cpu/present")),
        text("proc/sys/kernel/random/boot_id"),
        memoryNodes(),
        cxlDevices());
  }

  /** Interfaces with hardware behind them, and virtual ones with an address of their own. */
  private Optional<Port> port(Path directory) {
    Optional<String> mac = text(directory.resolve("address")).filter(each -> each.matches(MAC));
    if (mac.isEmpty() || mac.get().equals(NO_MAC)) {
      return Optional.empty();
    }
    OptionalLong megabits = positive(text(directory.resolve("speed")));
    return Optional.of(
        new Port(
            nodeId,
            mac.get(),
            megabits.isPresent() && megabits.getAsLong() < Integer.MAX_VALUE
                ? OptionalLong.of(megabits.getAsLong() * MEGABIT)
                : OptionalLong.empty(),
            Optional.empty(),
            Optional.of(String.valueOf(directory.getFileName())),
            neighbour(directory)));
  }

  /** As systemd-networkd keeps it, one file for each interface index. */
  private Optional<Neighbour> neighbour(Path directory) {
    return text(directory.resolve("ifindex"))
        .filter(index -> index.matches("[0-9]{1,9}"))
        .flatMap(index -> bytes(root.resolve("run/systemd/netif/lldp/" + index)))
        .flatMap(LldpFile::neighbour);
  }

  private List<MemoryNode> memoryNodes() {
    var found = new ArrayList<MemoryNode>();
    for (Path each : children("sys/devices/system/node", "node[0-9]*")) {
      String number = each.getFileName().toString().substring("node".length());
      if (number.matches("[0-9]{1,4}")) {
        Optional<String> cpus = text(each.resolve("cpulist"));
        found.add(
            new MemoryNode(
                Integer.parseInt(number),
                CpuList.count(cpus).orElse(0),
                total(text(each.resolve("meminfo")))));
      }
    }
    found.sort((a, b) -> Integer.compare(a.id(), b.id()));
    return found;
  }

  private static OptionalLong total(Optional<String> meminfo) {
    if (meminfo.isEmpty()) {
      return OptionalLong.empty();
    }
    Matcher total = TOTAL.matcher(meminfo.get());
    return total.find()
        ? OptionalLong.of(Long.parseLong(total.group(1)) * 1024)
        : OptionalLong.empty();
  }

  private List<CxlDevice> cxlDevices() {
    var found = new ArrayList<CxlDevice>();
    for (Path each : children("sys/bus/cxl/devices", "mem[0-9]*")) {
      OptionalLong numa = positive(text(each.resolve("numa_node")));
      found.add(
          new CxlDevice(
              each.getFileName().toString(),
              text(each.resolve("serial")),
              size(text(each.resolve("ram/size"))),
              numa.isPresent() ? OptionalInt.of((int) numa.getAsLong()) : OptionalInt.empty()));
    }
    return found;
  }

  private static OptionalLong size(Optional<String> text) {
    return text.isPresent() ? Quantity.BYTES.read(text.get()) : OptionalLong.empty();
  }

  /** Empty for what is no number or stands for none, such as -1. */
  private static OptionalLong positive(Optional<String> text) {
    return text.filter(each -> each.matches("[0-9]{1,10}"))
        .map(each -> OptionalLong.of(Long.parseLong(each)))
        .orElse(OptionalLong.empty());
  }

  private List<Path> children(String directory, String pattern) {
    var found = new ArrayList<Path>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root.resolve(directory), pattern)) {
      all.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      // Not on this kernel, or not for us: nothing to discover there.
      return List.of();
    }
    found.sort(null);
    return found;
  }

  private Optional<String> text(String file) {
    return text(root.resolve(file));
  }

  private static Optional<String> text(Path file) {
    return bytes(file).map(read -> new String(read, ISO_8859_1).strip()).filter(t -> !t.isEmpty());
  }

  private static Optional<byte[]> bytes(Path file) {
    try (var in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(MAX_BYTES));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
