package io.memwall.standalone.verify;

import io.memwall.collectors.agent.SteppedAgent;
import io.memwall.collectors.agent.host.HostReader;
import io.memwall.collectors.agent.host.HostSettings;
import io.memwall.collectors.agent.link.LinkReader;
import io.memwall.collectors.agent.link.LinkSettings;
import io.memwall.engines.Directories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What Linux would tell of a simulated host, in files as Linux has them, below a directory: memory
 * pressure (Documentation/accounting/psi.rst), a CXL memory device, and the counters of its network
 * port (ABI/testing/sysfs-class-net-statistics). The readers of a real node read them.
 */
final class SimulatedHost implements AutoCloseable {
  private static final int FCS_BYTES = 4;
  private static final int LEAST_BYTES = 60;
  private static final long MEGABIT = 1_000_000;
  private static final String PORT = "sys/class/net/eth0/";

  private final Path root;
  private final HostReader memory;
  private final LinkReader ports;
  private final boolean countsFrames;
  private Instant now = Instant.EPOCH;
  private long txBytes;
  private long txPackets;
  private long rxBytes;
  private long rxPackets;

  /**
   * A network port.
   *
   * @param mac its address
   * @param bitsPerSecond its rate
   * @param counted whether all of its frames are told here; without it has no counters
   */
  record Nic(String mac, long bitsPerSecond, boolean counted) {}

  SimulatedHost(Nic nic) throws IOException {
    root = Files.createTempDirectory("memwall-host-");
    countsFrames = nic.counted();
    write("proc/pressure/memory", pressure(0));
    write("sys/bus/cxl/devices/mem0/ram/size", "0x4000000000");
    write("sys/bus/cxl/devices/mem0/serial", "0xc0ffee");
    write("sys/bus/cxl/devices/mem0/numa_node", "1");
    if (countsFrames) {
      write(PORT + "address", nic.mac());
      write(PORT + "ifindex", "2");
      write(PORT + "carrier", "1");
      write(PORT + "duplex", "full");
      write(PORT + "speed", Long.toString(Math.max(1, nic.bitsPerSecond() / MEGABIT)));
    }
    var settings = new HostSettings(root, List.of(), false, new HostSettings.NvidiaSmi.Off());
    memory = new HostReader(settings, () -> now);
    ports = new LinkReader(new LinkSettings(root, List.of("*"), false), () -> now);
  }

  /** A frame left the port or came to it; octets count with the check sequence. */
  void passed(boolean out, int bytesWithoutFcs) {
    int octets = Math.max(LEAST_BYTES, bytesWithoutFcs) + FCS_BYTES;
    if (out) {
      txBytes += octets;
      txPackets++;
    } else {
      rxBytes += octets;
      rxPackets++;
    }
  }

  /** Writes how things stand, and lets an agent look. */
  void look(SteppedAgent agent, Instant at, long stalledMicros) throws IOException {
    now = at;
    write("proc/pressure/memory", pressure(stalledMicros));
    agent.host(memory.read());
    if (countsFrames) {
      write(PORT + "statistics/tx_bytes", Long.toString(txBytes));
      write(PORT + "statistics/tx_packets", Long.toString(txPackets));
      write(PORT + "statistics/rx_bytes", Long.toString(rxBytes));
      write(PORT + "statistics/rx_packets", Long.toString(rxPackets));
      ports.read().forEach(agent::link);
    }
  }

  private static String pressure(long someMicros) {
    String line = "%s avg10=0.00 avg60=0.00 avg300=0.00 total=%d%n";
    return String.format(Locale.ROOT, line, "some", someMicros)
        + String.format(Locale.ROOT, line, "full", 0);
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n", StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    memory.close();
    ports.close();
    Directories.delete(root);
  }
}
