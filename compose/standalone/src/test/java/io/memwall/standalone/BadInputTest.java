package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is wrong is said in one line, before anything has been started. */
final class BadInputTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nope | --nope",
        "nope | nope",
        "'' | say what to do",
        "up --nope | --nope",
        "up --once | --once needs --pcap",
        "up --pcap | --pcap",
        "up --demo --once --pcap x.pcapng | --demo never ends",
        "up --console-port 99999 | --console-port 99999 is outside 0..65535",
        "up --console-port 1 --no-console | --console-port goes without --no-console",
        "up --port-base 80 | --port-base 80 is outside 1024..65531",
        "up --port-base 65533 | --port-base 65533 is outside",
        "up --port-base many | --port-base",
        "up --keep-events soon | 'soon' is no length of time",
        "up --keep-events 0s | give whole seconds",
        "up --max-events 20GB | '20GB' has the unknown unit GB",
        "up --keep-free 0B | write 1MiB to 1000TiB, such as 20GiB",
        "import | FILE",
        "inspect | FILE",
        "inspect x.pcapng --ethertype 0xAAAAA | no EtherType",
        "inspect x.pcapng --fail-on msg_trunkated | did you mean msg_truncated",
        "inspect x.pcapng --fail-on p99.GOT>5us | there is no figure 'p99.GOT'",
        "inspect x.pcapng --fail-on any --frames | judge a whole capture",
        "inspect x.pcapng --top -1 | --top counts lines",
        "explain | memwall explain --list",
        "explain msg_trunkated | did you mean msg_truncated",
        "query busiest_links --format xml | xml",
        "query busiest_links --from yesterday | 'yesterday' is no time",
        "simulate | --scenario and either --out or --interface are needed",
        "simulate --scenario stedy --out x | there is no scenario 'stedy'; choose one of: steady",
        "simulate --scenario demo --out x | has no end: give a duration",
        "simulate --scenario steady --size XXXL --out x | XXXL",
        "simulate --scenario steady --profile x --out x | profile",
        "size --nodes 0 --scale 2 --over 0s | --nodes 0: give 1 or more; --over: give 1s or more",
        "size --nodes 5 --scale 2 | --scale or --nodes, not both",
        "size --scale many | --scale",
        "size --pools 2 | counts need --nodes",
        "size --nodes 5 --pools -1 --data x | --pools -1: give 0 or more; counts are not measured",
        "size --kafka x:1 --config y | --kafka or --config, not both",
        "streams | --kafka",
        "streams --kafka x --state y --only bandwith | there is no part 'bandwith'",
        "streams --kafka x --state y --only sink | the sink needs --clickhouse",
      })
  void wrongCall_isSaidSo(String words, String reason) {
    var finished = Cli.here(words.isBlank() ? new String[0] : words.split(" "));
    assertThat(finished.failed(2)).contains(reason);
    assertThat(finished.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect %s", "import %s", "up --once --pcap %s --data data"})
  void missingFile_isNamed(String words) {
    assertThat(failed(words, home.resolve("missing.pcapng")))
        .endsWith("missing.pcapng: no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect %s", "import %s", "up --once --pcap %s --data data"})
  void directory_isNoCapture(String words) {
    assertThat(failed(words, home)).contains(home.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect %s", "import %s", "up --once --pcap %s --data data"})
  void fileOfAnotherKind_isNoCapture(String words) throws IOException {
    Path text = Files.writeString(home.resolve("notes.txt"), "no capture at all\n");
    assertThat(failed(words, text)).contains("notes.txt is not a pcap or pcapng capture");
  }

  @Test
  void emptyFile_isSaidSo() throws IOException {
    assertThat(failed("inspect %s", Files.createFile(home.resolve("none.pcap"))))
        .contains("none.pcap is empty");
  }

  @Test
  void dataDirectoryThatIsAFile_isSaidSo() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    assertThat(failed("up --data %s", file)).contains("cannot write in " + file);
    assertThat(failed("up --data %s", file.resolve("below"))).contains("cannot write in " + file);
    assertThat(ProcessHandle.current().descendants()).noneMatch(child -> isOf(child, file));
  }

  @Test
  void directoryWithoutData_isSaidSo() {
    assertThat(failed("query cases --data %s", home)).contains("holds no memwall data");
    Path capture = home.resolve("some.pcapng");
    Cli.here("simulate --scenario steady --requests 1 --out".split(" "), capture).succeeded();
    assertThat(failed("import %s --data " + home, capture)).contains("nothing runs on " + home);
  }

  @Test
  void unknownQuery_isSuggestedAKnownOne() {
    assertThat(Cli.here("query", "busiest_link").failed(1))
        .contains("did you mean busiest_links?", "pool_occupancy");
  }

  @Test
  void folderThatIsNotThere_isNamed() {
    assertThat(failed("simulate --scenario steady --requests 1 --out %s", home.resolve("no/x")))
        .contains("no/x cannot be written: there is no such folder");
  }

  @Test
  void help_isThereOnEveryLevel() {
    assertThat(Cli.here("--help").succeeded().out()).contains("Usage: memwall");
    for (CommandLine command : Main.commandLine().getSubcommands().values()) {
      String name = command.getCommandName();
      assertThat(Cli.here("help", name).succeeded().out()).contains("memwall " + name);
      if (!name.equals("help")) {
        assertThat(Cli.here(name, "--help").succeeded().out()).contains("Usage: memwall " + name);
      }
    }
  }

  @Test
  void savedQueries_areListed() {
    assertThat(Cli.here("query", "--list").succeeded().out())
        .contains(
            "busiest_links",
            "--param top=10",
            "link_bandwidth",
            "pool_occupancy",
            "coverage",
            "cases");
  }

  private static boolean isOf(ProcessHandle process, Path file) {
    return process.info().commandLine().orElse("").contains(file.toString());
  }

  private String failed(String words, Path file) {
    String[] all = words.split(" ");
    for (int i = 0; i < all.length; i++) {
      all[i] = all[i].formatted(file);
    }
    return Cli.here(all).failed(1);
  }
}
