package io.memwall.collectors.agent.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed, a filter either works or says where it does not. */
final class FilterParserPropertyTest {
  private static final List<FrameSight> SIGHTS = Sights.ofTheStory();

  @Property(tries = 5_000)
  void anyText_isAFilterOrAFaultWithAPlace(@ForAll String text) {
    parsesOrExplains(text);
  }

  @Property(tries = 20_000)
  void anyWords_areAFilterOrAFaultWithAPlace(@ForAll("words") String text) {
    parsesOrExplains(text);
  }

  @Property(tries = 2_000)
  void negation_choosesTheOthersOfFramesWithAtMostOneMessage(@ForAll("conditions") String text) {
    FrameFilter plain = FrameFilter.parse(text);
    FrameFilter negated = FrameFilter.parse("not (" + text + ")");
    for (FrameSight sight : SIGHTS) {
      if (sight.messageCount() <= 1) {
        assertThat(negated.shows(sight)).isNotEqualTo(plain.shows(sight));
      }
    }
  }

  @Property(tries = 2_000)
  void deMorgan_holds(@ForAll("conditions") String a, @ForAll("conditions") String b) {
    FrameFilter left = FrameFilter.parse("not (%s and %s)".formatted(a, b));
    FrameFilter right = FrameFilter.parse("not %s or not %s".formatted(a, b));
    for (FrameSight sight : SIGHTS) {
      assertThat(left.shows(sight)).isEqualTo(right.shows(sight));
    }
  }

  @Property(tries = 200)
  void deepNesting_endsInAFaultAndNotInTheStack(@ForAll boolean parentheses) {
    String open = parentheses ? "(" : "not ";
    String text = IntStream.range(0, 100_000).mapToObj(i -> open).collect(Collectors.joining());
    parsesOrExplains(text + "retrans");
  }

  private static void parsesOrExplains(String text) {
    try {
      FrameFilter filter = FrameFilter.parse(text);
      SIGHTS.forEach(filter::shows);
    } catch (FilterException e) {
      assertThat(e.position()).isBetween(0, text.length());
      assertThat(e.getMessage()).startsWith("filter, character " + (e.position() + 1) + ": ");
    }
  }

  @Provide
  Arbitrary<String> words() {
    Arbitrary<String> word =
        Arbitraries.of(
            "and",
            "or",
            "not",
            "(",
            ")",
            "=",
            "!=",
            "<",
            ">=",
            ",",
            "&&",
            "||",
            "!",
            "retrans",
            "chan",
            "A",
            "op",
            "Get",
            "a.",
            ".",
            "addr",
            "0x1000..0x2000",
            "-",
            "..",
            "1-",
            "size",
            "64",
            "time",
            "5us",
            "9e9s",
            "at",
            "2026-01-01T00:00:00Z",
            "conn",
            "\"x y\"",
            "param",
            "latency",
            "mac",
            "02:00:00:00:00:01",
            "frame",
            "18446744073709551615",
            "-1",
            "vlan");
    return word.list().ofMaxSize(12).map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> conditions() {
    List<String> alone = List.of(FilterWords.aloneNames().split(", "));
    List<String> fields =
        Stream.of(NumberField.values())
            .flatMap(
                field ->
                    (switch (field.unit()) {
                          case PLAIN -> Stream.of("=3", "<5", "!=64", ">=2");
                          case ADDRESS -> Stream.of("=0x4000..0x4fff", ">0x8000");
                          case DURATION -> Stream.of("=1318ns", ">1.4us");
                          case INSTANT -> Stream.of(">2026-01-01T00:00:00.000004Z");
                        })
                        .map(rest -> field.label() + rest))
            .toList();
    List<String> words = List.of("chan=A", "op=Get", "class!=new", "outcome=matched", "param=NtoT");
    return Arbitraries.of(Stream.of(alone, fields, words).flatMap(List::stream).toList());
  }
}
