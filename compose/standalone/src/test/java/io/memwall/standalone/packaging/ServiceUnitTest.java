package io.memwall.standalone.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit file gives the agent no more than it needs. */
class ServiceUnitTest {
  private static final String UNIT = "systemd/memwall-agent.service";

  @TempDir Path directory;

  /** Every value of each directive, in the order written. */
  private static Map<String, List<String>> directives() {
    return Shipped.lines(UNIT).stream()
        .filter(line -> line.contains("=") && !line.startsWith("#"))
        .map(line -> line.split("=", 2))
        .collect(
            Collectors.groupingBy(
                pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
  }

  @Test
  void unit_hasOneRightAndNoRoot() {
    assertThat(directives())
        .containsEntry("User", List.of("memwall"))
        .containsEntry("AmbientCapabilities", List.of("CAP_NET_RAW"))
        .containsEntry("CapabilityBoundingSet", List.of("CAP_NET_RAW"))
        .containsEntry("NoNewPrivileges", List.of("yes"));
  }

  @Test
  void unit_writesOnlyItsOwnState() {
    assertThat(directives())
        .containsEntry("ProtectSystem", List.of("strict"))
        .containsEntry("ProtectHome", List.of("yes"))
        .containsEntry("PrivateTmp", List.of("yes"))
        .containsEntry("StateDirectory", List.of("memwall"))
        .containsEntry("RuntimeDirectory", List.of("memwall"))
        .containsEntry("UMask", List.of("0077"))
        .doesNotContainKeys("ReadWritePaths", "RootDirectory");
  }

  @Test
  void unit_isShutOffFromTheRest() {
    assertThat(directives())
        .containsEntry("PrivateDevices", List.of("yes"))
        .containsEntry("ProtectKernelTunables", List.of("yes"))
        .containsEntry("ProtectKernelModules", List.of("yes"))
        .containsEntry("ProtectKernelLogs", List.of("yes"))
        .containsEntry("ProtectControlGroups", List.of("yes"))
        .containsEntry("ProtectClock", List.of("yes"))
        .containsEntry("ProtectHostname", List.of("yes"))
        .containsEntry("RestrictNamespaces", List.of("yes"))
        .containsEntry("RestrictRealtime", List.of("yes"))
        .containsEntry("RestrictSUIDSGID", List.of("yes"))
        .containsEntry("LockPersonality", List.of("yes"))
        .containsEntry("SystemCallArchitectures", List.of("native"))
        .containsEntry("SystemCallFilter", List.of("@system-service", "~@privileged"))
        .containsEntry(
            "RestrictAddressFamilies", List.of("AF_INET AF_INET6 AF_PACKET AF_UNIX AF_NETLINK"));
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
        .containsKeys("MemoryMax", "CPUQuota", "TasksMax", "LimitNOFILE", "OOMScoreAdjust")
        .containsEntry("LimitCORE", List.of("0"));
  }

  @Test
  void unit_isStartedReloadedAndNotRestartedInVain() {
    assertThat(directives())
        .containsEntry(
            "ExecStart", List.of("/usr/bin/memwall-agent collect --config /etc/memwall/agent.yaml"))
        .containsEntry("ExecReload", List.of("/bin/kill -HUP $MAINPID"))
        .containsEntry("Restart", List.of("always"))
        .containsEntry("RestartPreventExitStatus", List.of("2"));
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
