package io.memwall.collectors.agent.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the files say: no exception, and no value but what a file plainly says. */
final class HostFuzzTest {
  private static final Pattern NUMBER = Pattern.compile("-?\\b(?:0x[0-9a-f]+|\\d+)\\b");
  private static final Map<String, Look> AS_RECORDED = new HashMap<>();
  private static final Map<String, List<Path>> FILES = new HashMap<>();
  private static Path trees;

  @BeforeContainer
  static void copyTrees() throws IOException {
    trees = Files.createTempDirectory("memwall-hosts");
    for (String shape : HostTree.SHAPES) {
      Path tree = HostTree.copy(shape, trees.resolve(shape));
      FILES.put(shape, HostTree.files(tree));
      AS_RECORDED.put(shape, Look.at(tree));
    }
  }

  @AfterContainer
  static void deleteTrees() throws IOException {
    try (var files = Files.walk(trees)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 300)
  void anyBytesInAnyFile_giveAReading(
      @ForAll("shapes") String shape, @ForAll @IntRange(max = 10_000) int at, @ForAll byte[] junk) {
    Path file = file(shape, at);
    byte[] whole = HostTree.bytes(file);
    byte[] torn = Arrays.copyOf(whole, whole.length == 0 ? 0 : at % whole.length);
    for (byte[] text : List.of(junk, joined(torn, junk), torn, new byte[0])) {
      HostTree.write(file, text);
      assertThat(Look.at(trees.resolve(shape)).values()).allMatch(value -> value >= 0);
    }
    HostTree.write(file, whole);
  }

  @Property(tries = 700)
  void noSentinel_becomesAMeasurement(
      @ForAll("shapes") String shape,
      @ForAll @IntRange(max = 10_000) int at,
      @ForAll @IntRange(max = 10_000) int number,
      @ForAll("sentinels") String sentinel) {
    Path file = file(shape, at);
    byte[] whole = HostTree.bytes(file);
    HostTree.write(file, replaced(new String(whole, ISO_8859_1), number, sentinel));

    Look look = Look.at(trees.resolve(shape));

    HostTree.write(file, whole);
    var known = new HashSet<>(AS_RECORDED.get(shape).values());
    assertThat(look.values()).as("%s in %s", sentinel, file).allMatch(known::contains);
  }

  @Property(tries = 300)
  void anyFileAway_lacksWhatItSaid(
      @ForAll("shapes") String shape, @ForAll @IntRange(max = 10_000) int at) throws IOException {
    Path file = file(shape, at);
    byte[] whole = HostTree.bytes(file);
    Files.delete(file);

    Look look = Look.at(trees.resolve(shape));

    HostTree.write(file, whole);
    Look recorded = AS_RECORDED.get(shape);
    assertThat(new HashSet<>(recorded.values())).containsAll(look.values());
    if (look.values().size() < recorded.values().size()) {
      assertThat(missing(look)).isNotEqualTo(missing(recorded));
    }
  }

  @Provide
  Arbitrary<String> shapes() {
    return Arbitraries.of(HostTree.SHAPES);
  }

  @Provide
  Arbitrary<String> sentinels() {
    return Arbitraries.of(
        "max",
        "-1",
        "18446744073709551615",
        "0xffffffffffffffff",
        "9223372036854775807",
        "9223372036854771712",
        "Unavailable",
        "Unassigned",
        "Error",
        "N/A",
        "-9223372036854775808",
        "99999999999999999999999999");
  }

  private static List<Map<String, String>> missing(Look look) {
    var all = new ArrayList<>(List.of(look.host().missing()));
    look.links().forEach(link -> all.add(link.missing()));
    return all;
  }

  private static Path file(String shape, int at) {
    List<Path> files = FILES.get(shape);
    return files.get(at % files.size());
  }

  private static byte[] replaced(String text, int number, String by) {
    Matcher matcher = NUMBER.matcher(text);
    var places = new ArrayList<int[]>();
    while (matcher.find()) {
      places.add(new int[] {matcher.start(), matcher.end()});
    }
    if (places.isEmpty()) {
      return text.getBytes(ISO_8859_1);
    }
    int[] place = places.get(number % places.size());
    return (text.substring(0, place[0]) + by + text.substring(place[1])).getBytes(ISO_8859_1);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
