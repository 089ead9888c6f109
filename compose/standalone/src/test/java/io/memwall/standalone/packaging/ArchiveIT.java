package io.memwall.standalone.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The archive, unpacked where nothing else of ours is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveIT {
  private Path home;

  @BeforeAll
  void unpack(@TempDir Path directory) throws Exception {
    Program.need("tar");
    Path archive;
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      archive =
          built
              .filter(file -> file.toString().endsWith(".tar.gz"))
              .reduce((one, other) -> newer(one, other) ? one : other)
              .orElseThrow();
    }
    Program unpacked = Program.run("tar", "-xzf", archive.toString(), "-C", directory.toString());
    assertThat(unpacked.exit()).as(unpacked.said()).isZero();
    try (Stream<Path> tops = Files.list(directory)) {
      assertThat(tops).hasSize(1).allSatisfy(top -> home = top);
    }
  }

  private static boolean newer(Path one, Path other) {
    return one.toFile().lastModified() > other.toFile().lastModified();
  }

  private Program memwall(String... words) throws Exception {
    var command = new ArrayList<String>();
    // Nothing but a JDK, and what every system has.
    command.addAll(List.of("env", "-i", "PATH=/usr/bin:/bin"));
    command.add("JAVA_HOME=" + System.getProperty("java.home"));
    // What runs for a second is better started fast than made to run fast.
    command.add("MEMWALL_JAVA_OPTS=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    command.add(home.resolve("bin/memwall").toString());
    command.addAll(List.of(words));
    return Program.run(command.toArray(String[]::new));
  }

  @Test
  void root_isNamedAfterTheVersion_whichTheProgramSays() throws Exception {
    Program said = memwall("version");
    assertThat(said.exit()).as(said.said()).isZero();
    assertThat(said.said().lines())
        .hasSize(3)
        .anyMatch(line -> home.getFileName().toString().equals(line.replace(' ', '-')))
        .anyMatch(line -> line.matches("schemas \\d+"))
        .anyMatch(line -> line.matches("commit ([0-9a-f]{40}|unknown)"));
  }

  @Test
  void help_namesTheCommands_andBashCompletesThem() throws Exception {
    Program help = memwall("--help");
    assertThat(help.exit()).as(help.said()).isZero();
    assertThat(help.said()).contains("up ", "streams", "redrive", "version");
    Path completion = home.resolve("share/bash-completion/completions/memwall");
    Program completed =
        Program.run(
            "bash",
            "-c",
            "source \"$1\"; COMP_WORDS=(memwall redr) COMP_CWORD=1; _complete_memwall; echo ${COMPREPLY[@]}",
            "bash",
            completion.toString());
    assertThat(completed.said().strip()).isEqualTo("redrive");
  }

  @Test
  void configurations_areRight() throws Exception {
    try (Stream<Path> files = Files.list(home.resolve("etc"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactly("agent.yaml", "rules.yaml", "streams.yaml");
    }
    for (String[] check :
        new String[][] {
          {"collect", "--check", "--config", etc("agent.yaml")},
          {"streams", "--check", "--config", etc("streams.yaml")},
          {"rules", "check", etc("rules.yaml")}
        }) {
      Program checked = memwall(check);
      assertThat(checked.exit()).as(checked.said()).isZero();
    }
  }

  private String etc(String name) {
    return home.resolve("etc").resolve(name).toString();
  }

  @Test
  void captures_areInspectedByTheJarForThat() throws Exception {
    Path capture = home.resolve("steady.pcapng");
    Program made =
        memwall("simulate", "--scenario", "steady", "--requests", "5", "--out", capture.toString());
    assertThat(made.exit()).as(made.said()).isZero();
    assertThat(capture).exists();
  }

  @Test
  void libraries_areThereOnce_andNothingSecretIs() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      List<String> names =
          all.filter(Files::isRegularFile).map(file -> home.relativize(file).toString()).toList();
      assertThat(names)
          .contains("LICENSE", "CHANGELOG.md", "share/doc/memwall/operations.md")
          .contains("lib/memwall-standalone.jar", "lib/single/memwall-agent.jar")
          .noneMatch(name -> name.contains("secrets/") || name.endsWith(".p12"))
          .noneMatch(name -> name.matches("lib/(junit|assertj|archunit|kafka-streams-test).*"));
    }
  }
}
