package io.memwall.collectors.agent.frames;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that are conditions by themselves. */
final class FilterWords {
  private static final Map<String, FrameFilter> ALONE = alone();

  private FilterWords() {}

  static Optional<FrameFilter> named(FilterToken token) {
    return Optional.ofNullable(ALONE.get(token.text().toLowerCase(Locale.ROOT)));
  }

  static String fieldNames() {
    return Stream.concat(
            Stream.of(NumberField.values()).map(NumberField::label),
            Stream.of(WordField.values()).map(WordField::label))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  static String aloneNames() {
    return String.join(", ", ALONE.keySet());
  }

  private static Map<String, FrameFilter> alone() {
    var words = new TreeMap<String, FrameFilter>();
    for (FrameClass each : FrameClass.values()) {
      words.put(each.label(), new FrameFilter.WordIn(WordField.CLASS, List.of(each.label())));
    }
    for (String type : List.of("open", "close")) {
      words.put(type, new FrameFilter.WordIn(WordField.TYPE, List.of(type)));
    }
    for (SightFlag flag : SightFlag.values()) {
      words.put(flag.label(), flag);
    }
    words.put("anomaly", new FrameFilter.WordIn(WordField.ANOMALY, List.of("any")));
    return Collections.unmodifiableMap(words);
  }
}
