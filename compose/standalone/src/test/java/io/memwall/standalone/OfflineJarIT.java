package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar for an endpoint's lab, with nothing else beside it. */
final class OfflineJarIT {
  private static final Path BUILT = Path.of("target", "memwall-inspect.jar");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path home;
  private int commands;

  @BeforeEach
  void takeItAway() throws Exception {
    Files.copy(BUILT, home.resolve("memwall-inspect.jar"));
  }

  @Test
  void simulation_isInspectedWithNothingElse() {
    run("simulate", "--scenario", "steady", "--requests", "50", "--out", "f.pcapng").succeeded();
    assertThat(run("inspect", "f.pcapng").succeeded().out()).contains("A.Get");
    assertThat(run("inspect", "--json", "f.pcapng").succeeded().json().path("frames").asLong())
        .isPositive();
  }

  @Test
  void singleFrames_areShownInEveryWay() {
    run("simulate", "--scenario", "steady", "--requests", "50", "--out", "f.pcapng").succeeded();
    assertThat(run("inspect", "--frames", "f.pcapng").succeeded().out()).contains("answered in");
    assertThat(run("inspect", "--frame", "20", "f.pcapng").succeeded().out())
        .contains("frame 20, interface", "frame mask");
    assertThat(run("inspect", "--ladder", "--filter", "chan=A", "f.pcapng").succeeded().out())
        .contains("---");
    assertThat(run("inspect", "-w", "g.pcapng", "--annotate", "f.pcapng").succeeded().err())
        .contains("frames written");
    assertThat(home.resolve("g.pcapng")).exists();
  }

  @Test
  void captureOnStandardInput_isFollowedToItsEnd() throws Exception {
    run("simulate", "--scenario", "steady", "--requests", "50", "--out", "f.pcapng").succeeded();
    var builder = builder("inspect", "--follow", "-", "--frames");
    builder.redirectInput(home.resolve("f.pcapng").toFile());
    try (Child child = child(builder)) {
      assertThat(child.ended(PATIENCE).succeeded().out()).contains("NEW seq", "answers A.Get");
    }
  }

  @Test
  void wrongWords_areExplainedInOneLine() {
    run("simulate", "--scenario", "steady", "--requests", "5", "--out", "f.pcapng").succeeded();
    assertThat(run("inspect", "f.pcapng", "--filter", "chan=X").failed(2))
        .contains("filter, character 6: expected a channel");
    assertThat(run("inspect", "f.pcapng", "-w", "f.pcapng").failed(1))
        .contains("f.pcapng is the capture itself");
    assertThat(run("inspect", "nowhere.pcapng").failed(1)).contains("nowhere.pcapng: no such file");
    assertThat(run().failed(2)).contains("say what to do");
  }

  /** Every class of ours finds all it names, within the jar or the JDK. */
  @Test
  void nothingOfOurs_isMissing() {
    var out = new ByteArrayOutputStream();
    var to = new PrintStream(out, true, StandardCharsets.UTF_8);
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(to, to, "--multi-release", "17", "--missing-deps", BUILT.toString());
    Pattern ours = Pattern.compile("^\\s*io\\.memwall\\.\\S+\\s+->.*not found", Pattern.MULTILINE);
    String missing = out.toString(StandardCharsets.UTF_8);
    assertThat(missing).doesNotContainPattern(ours);
  }

  private Finished run(String... words) {
    try (Child child = child(builder(words))) {
      return child.ended(PATIENCE);
    }
  }

  private Child child(ProcessBuilder builder) {
    String log = "command-" + ++commands;
    return new Child(
        String.join(" ", builder.command()),
        builder,
        home.resolve(log + ".out"),
        home.resolve(log + ".err"));
  }

  private ProcessBuilder builder(String... words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", "memwall-inspect.jar"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MEMWALL_"));
    return builder;
  }
}
