package io.memwall.standalone.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit file gives the agent no more than it needs. */
class ServiceUnitTest {
  private static final String UNIT = "systemd/memwall-agent.service";

  @TempDir Path directory;

  /** Every value of each directive, in the order written. */
  private static Map<String, List<String>> directives() {
    return parsed(
        Shipped.lines(UNIT).stream().filter(line -> line.contains("=") && !line.startsWith("#")));
  }

  private static Map<String, List<String>> parsed(Stream<String> lines) {
    return lines
        .map(line -> line.split("=", 2))
        .collect(
            Collectors.groupingBy(
                pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
  }

  /** These lines, and no others for the same keys. */
  private static void assertSays(String... lines) {
    assertThat(directives()).containsAllEntriesOf(parsed(Stream.of(lines)));
  }

  @Test
  void unit_hasOneRightAndNoRoot() {
    assertSays(
        "User=memwall",
        "AmbientCapabilities=CAP_NET_RAW",
        "CapabilityBoundingSet=CAP_NET_RAW",
        "NoNewPrivileges=yes");
  }

  @Test
  void unit_writesOnlyItsOwnState() {
    assertSays(
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "StateDirectory=memwall",
        "RuntimeDirectory=memwall",
        "UMask=0077");
    assertThat(directives()).doesNotContainKeys("ReadWritePaths", "RootDirectory");
  }

  @Test
  void unit_isShutOffFromTheRest() {
    assertSays(
        "PrivateDevices=yes",
        "ProtectKernelTunables=yes",
        "ProtectKernelModules=yes",
        "ProtectKernelLogs=yes",
        "ProtectControlGroups=yes",
        "ProtectClock=yes",
        "ProtectHostname=yes",
        "RestrictNamespaces=yes",
        "RestrictRealtime=yes",
        "RestrictSUIDSGID=yes",
        "LockPersonality=yes",
        "SystemCallArchitectures=native",
        "SystemCallFilter=@system-service",
        "SystemCallFilter=~@privileged",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_PACKET AF_UNIX AF_NETLINK");
  }

  /** What is read lies in /proc and /sys: hiding it would make every figure of the host missing. */
  @Test
  void unit_leavesWhatIsRead() {
    assertThat(directives())
        .doesNotContainKeys("ProcSubset", "InaccessiblePaths", "PrivateNetwork");
  }

  @Test
  void unit_isBounded() {
    assertThat(directives())
        .containsKeys("MemoryMax", "CPUQuota", "TasksMax", "LimitNOFILE", "OOMScoreAdjust");
    assertSays("LimitCORE=0");
  }

  @Test
  void unit_isStartedReloadedAndNotRestartedInVain() {
    assertSays(
        "ExecStart=/usr/bin/memwall-agent collect --config /etc/memwall/agent.yaml",
        "ExecReload=/bin/kill -HUP $MAINPID",
        "Restart=always",
        "RestartPreventExitStatus=2");
  }

  /** What systemd itself says: 0 is shut off, 10 is wide open. */
  @Test
  void systemd_findsItWellShutOff() throws Exception {
    Program.need("systemd-analyze");
    Path unit = directory.resolve("memwall-agent.service");
    // Only the program's name differs: it is not installed here.
    Files.write(
        unit,
        Shipped.lines(UNIT).stream()
            .map(line -> line.replace("/usr/bin/memwall-agent", "/bin/true"))
            .toList());
    Program verified = Program.run("systemd-analyze", "verify", unit.toString());
    assertThat(verified.said()).doesNotContain("memwall-agent.service:");
    Program judged =
        Program.run(
            "systemd-analyze", "security", "--offline=yes", "--threshold=20", unit.toString());
    assertThat(judged.exit()).as(judged.said()).isZero();
  }
}
