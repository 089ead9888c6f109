package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short form of {@code memwall dev torture}: one broker and a few faults. */
final class TortureIT {
  @TempDir private Path home;

  @Test
  void struckChain_holdsTheTruth() throws Exception {
    Own.clickHouse();
    Path report = home.resolve("report.md");

    String out =
        torture(
                "--faults",
                "SIGKILL agent,SIGSTOP sink,repeated,malformed records",
                "--report",
                report.toString())
            .succeeded()
            .out();

    assertThat(out).contains("holds   the balance of every stream is 0").endsWith("all holds\n");
    assertThat(Files.readString(report)).contains("# Torture: all holds", "SIGKILL agent | 1 |");
    assertThat(Own.runningOn(home.resolve("work"))).isEmpty();
  }

  /** An audit that finds nothing would be worth nothing. */
  @Test
  void injectedLossAndDuplicate_areNamed() throws Exception {
    assumeFull();
    Own.clickHouse();

    Finished ended = torture("--faults", "SIGSTOP sink", "--self-test");

    assertThat(ended.code()).as("%s", ended).isEqualTo(1);
    assertThat(ended.out())
        .containsPattern("FAILS +table flow .*nobody has said so: epoch \\d+ stream 256 seq \\d+")
        .containsPattern("FAILS +no event is stored twice: flow: epoch \\d+ stream 256 seq \\d+")
        .containsPattern("FAILS +the balance of every stream is 0")
        .endsWith("NOT all holds\n");
  }

  private static void assumeFull() {
    assumeTrue(Boolean.getBoolean("memwall.full"), "half a minute: mvn -Pfull verify runs it");
  }

  private Finished torture(String... words) throws Exception {
    var all =
        new ArrayList<>(List.of("dev", "torture", "--minutes", "0.2", "--brokers", "1", "--keep"));
    all.add(home.resolve("work").toString());
    all.addAll(List.of(words));
    return new Cli(home).run(all.toArray(String[]::new));
  }
}
