package io.memwall.collectors.simulator;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a constant by the word users type. */
final class Choice {
  private Choice() {}

  static <T> T named(String what, String word, T[] choices, Function<T, String> wordOf) {
    for (T choice : choices) {
      if (wordOf.apply(choice).equals(word)) {
        return choice;
      }
    }
    String words = Arrays.stream(choices).map(wordOf).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "there is no " + what + " '" + word + "'; choose one of: " + words);
  }
}
