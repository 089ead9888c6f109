package io.memwall.standalone.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package as Debian's own tool sees it. */
class DebianPackageIT {
  private static final Path PACKAGE = Path.of("target", "memwall-agent.deb").toAbsolutePath();

  @TempDir Path directory;

  @BeforeEach
  void needTool() {
    Program.need("dpkg-deb");
    assertThat(PACKAGE).exists();
  }

  @Test
  void control_saysWhatItNeeds() throws Exception {
    Program shown = Program.run("dpkg-deb", "--info", PACKAGE.toString());
    assertThat(shown.exit()).as(shown.said()).isZero();
    assertThat(shown.said())
        .contains("Package: memwall-agent", "Architecture: all", "java17-runtime-headless")
        .containsPattern("Version: 0\\.1\\.0")
        .contains("conffiles", "postinst", "prerm", "postrm");
  }

  @Test
  void content_liesWhereTheUnitLooks() throws Exception {
    Program shown = Program.run("dpkg-deb", "--contents", PACKAGE.toString());
    assertThat(shown.exit()).as(shown.said()).isZero();
    assertThat(shown.said())
        .containsPattern("-rwxr-xr-x root/root .* \\./usr/bin/memwall-agent\\R")
        .containsPattern("-rw-r--r-- root/root .* \\./usr/lib/memwall/memwall-agent\\.jar\\R")
        .containsPattern("-rw-r----- root/root .* \\./etc/memwall/agent\\.yaml\\R")
        .contains("./lib/systemd/system/memwall-agent.service")
        .contains("./usr/share/doc/memwall-agent/examples/fpga-pool.yaml")
        .contains("./usr/share/doc/memwall-agent/copyright")
        .doesNotContain("password", ".p12", ".key\n");
  }

  @Test
  void unpacked_agentAnswers() throws Exception {
    Program.run("dpkg-deb", "--extract", PACKAGE.toString(), directory.toString());
    Path bad =
        Files.writeString(
            directory.resolve("bad.yaml"), "kafka: {bootstrap: here}\nnode: {id: n}\n");
    Program answer =
        Program.run(
            "env",
            "MEMWALL_AGENT_HOME=" + directory.resolve("usr/lib/memwall"),
            "JAVA_HOME=" + System.getProperty("java.home"),
            directory.resolve("usr/bin/memwall-agent").toString(),
            "collect",
            "--config",
            bad.toString(),
            "--check");
    assertThat(answer.exit()).as(answer.said()).isEqualTo(2);
    assertThat(answer.said().lines())
        .singleElement()
        .asString()
        .contains("kafka.bootstrap", "here:9092");
  }

  @Test
  void scripts_areWellWritten() throws Exception {
    Program.run("dpkg-deb", "--control", PACKAGE.toString(), directory.toString());
    for (String script : new String[] {"postinst", "prerm", "postrm"}) {
      Path file = directory.resolve(script);
      assertThat(file).exists();
      assertThat(Program.run("sh", "-n", file.toString()).exit()).as(script).isZero();
    }
    assertThat(directory.resolve("conffiles")).content().contains("/etc/memwall/agent.yaml");
  }
}
