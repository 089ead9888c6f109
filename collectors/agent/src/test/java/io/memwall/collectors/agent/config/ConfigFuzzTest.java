package io.memwall.collectors.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Whatever is written becomes a configuration or lines that say why not; nothing else. */
class ConfigFuzzTest {
  private static final Machine ELSEWHERE = new Machine(Map.of(), Path.of("/nowhere"), false);

  private static ConfigReading read(String text) {
    return ConfigReading.of(text, "agent.yaml", ELSEWHERE);
  }

  private static void judge(ConfigReading reading) {
    assertThat(reading.config().isPresent()).isEqualTo(reading.mistakes().isEmpty());
    assertThat(reading.mistakes()).allMatch(line -> line.lines().count() == 1);
  }

  @Property
  void anyText_neverThrows(@ForAll String text) {
    judge(read(text));
  }

  @Property(tries = 1_000)
  void almostYaml_neverThrows(@ForAll("pieces") List<String> pieces) {
    judge(read(String.join("", pieces)));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "node:",
            "kafka:",
            "capture:",
            "interfaces:",
            " ",
            "\n",
            "\n  ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ": ",
            "&a ",
            "*a",
            "<<",
            "? ",
            "| \n",
            "\"",
            "'",
            "#",
            "!!binary ",
            "eth0",
            "1GiB",
            "~",
            ",",
            "---\n",
            "...\n",
            "\t",
            "% ",
            "\u0000",
            "\u2028",
            "bootstrap: k:9092",
            "hash")
        .list()
        .ofMaxSize(30);
  }

  /** Each key with any value: the rest of the configuration is right. */
  @Property(tries = 1_000)
  void anyValueOfAnyKey_isTakenOrOneMistakeOfThatKey(
      @ForAll("keys") String key, @ForAll("values") String value) {
    String section = key.substring(0, key.lastIndexOf('.'));
    ConfigReading reading =
        ConfigReading.of(
            "",
            "agent.yaml",
            new Machine(
                Map.of(
                    "MEMWALL_NODE_ID",
                    "n1",
                    "MEMWALL_KAFKA_BOOTSTRAP",
                    "k:9092",
                    "MEMWALL_" + key.toUpperCase(Locale.ROOT).replace('.', '_'),
                    value),
                Path.of("/nowhere"),
                false));
    judge(reading);
    assertThat(reading.mistakes()).allMatch(line -> line.contains(section.replaceAll("\\..*", "")));
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(
        ConfigReading.keys().stream()
            .filter(KeyNote::hasVariable)
            .map(KeyNote::key)
            .filter(key -> !key.equals("node.id") && !key.equals("kafka.bootstrap"))
            .toList());
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> numbers =
        Combinators.combine(
                Arbitraries.longs(), Arbitraries.of("", "s", "ms", "MiB", "GB", "%", "TiB", "d"))
            .as((number, unit) -> number + unit);
    Arbitrary<String> words =
        Arbitraries.of(
            "full",
            "hash",
            "truncate:12",
            "truncate:99",
            "off",
            "unix:/a",
            "http://0.0.0.0:1",
            "/a",
            "https://[::1]:0",
            "[a, b]",
            "{a: b}",
            "[",
            "{",
            "true",
            "yes",
            "SSL",
            "a,b",
            "",
            "0xFFFF",
            "bursts:1ms/0s",
            "connections:1/0",
            "http://a b:1",
            "unix:a\0b",
            "/\0");
    return Arbitraries.oneOf(numbers, words, Arbitraries.strings().ofMaxLength(20));
  }

  /** What a mistake repeats can be read in a terminal and in a log. */
  @Property
  void oddLetters_stayInOneLine(@ForAll @Size(max = 5) List<String> odd) {
    assertThat(Written.beside("").with("MEMWALL_SPOOL_FSYNC", "\u001b[2J\n" + odd).mistakes())
        .singleElement()
        .asString()
        .doesNotContain("\u001b", "\n");
  }
}
