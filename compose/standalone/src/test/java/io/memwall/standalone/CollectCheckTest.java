package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration is judged as a whole, before anything is started. */
final class CollectCheckTest {
  @TempDir private Path home;

  private Finished collect(String option, String text) throws IOException {
    Path file = Files.writeString(home.resolve("agent.yaml"), text);
    return Cli.here("collect", option, "--config", file.toString());
  }

  @Test
  void sixMistakes_areSixLinesAndExitTwo() throws IOException {
    Finished checked =
        collect(
            "--check",
            """
            node: {id: n1}
            kafka:
              bootstrap: kafka1
            capture:
              intervall: 1s
              memory: 64MB
            intake:
              token: hunter2
            spool:
              max_age: 90d
            privacy:
              addresses: truncate
            """);
    assertThat(checked.code()).as("%s", checked).isEqualTo(2);
    assertThat(checked.out()).isEmpty();
    assertThat(checked.err()).doesNotContain("hunter2");
    assertThat(checked.err().lines())
        .containsExactly(
            "agent.yaml:3: kafka.bootstrap = \"kafka1\": has no port; allowed: HOST:PORT, several with commas; did you mean kafka1:9092?",
            "agent.yaml:5: capture.intervall = \"1s\": is no setting; did you mean capture.interval?",
            "agent.yaml:6: capture.memory = \"64MB\": has the unknown unit MB; allowed: 8MiB to 64GiB; did you mean 64MiB?",
            "agent.yaml:8: intake.token = \"(hidden)\": is no setting; did you mean intake.token_file?",
            "agent.yaml:10: spool.max_age = \"90d\": is outside the range; allowed: 1s to 30d",
            "agent.yaml:12: privacy.addresses = \"truncate\": does not say how many bits; allowed: full, truncate:BITS (6 to 40 low bits cleared), hash; did you mean truncate:12?");
  }

  @Test
  void withoutMistakes_nothingIsSaid() throws IOException {
    Finished checked = collect("--check", "node: {id: n1}\nkafka: {bootstrap: 'k:9092'}\n");
    assertThat(checked.succeeded().out() + checked.err()).isEmpty();
  }

  @Test
  void effective_isAConfigurationItself() throws IOException {
    String effective =
        collect("--print-effective", "node: {id: n1}\nkafka: {bootstrap: 'k:9092'}\n")
            .succeeded()
            .out();
    assertThat(effective)
        .contains("bootstrap: k:9092  # agent.yaml:2", "max_bytes: 1GiB  # default");
    assertThat(collect("--print-effective", effective).succeeded().out().replaceAll("#.*", ""))
        .isEqualTo(effective.replaceAll("#.*", ""));
  }

  @Test
  void configurationWithAMistake_isNeverRun() throws IOException {
    Finished run = collect("--print-effective", "node: {id: n1}\nkafka: {bootstrap: here}\n");
    assertThat(run.code()).isEqualTo(2);
    assertThat(Cli.here("collect", "--config", home.resolve("gone.yaml").toString()).code())
        .isEqualTo(2);
  }
}
