package io.memwall.streams.alerts;

import java.util.Map;
import java.util.OptionalLong;

/** What one observation says of one alert. */
sealed interface Signal {
  AlertKey key();

  /** Of the observation: the end of the deciding window, ns since 1970. */
  long atNs();

  /**
   * Something is wrong.
   *
   * @param quietNs it is over by itself when not seen again until then, ns since 1970; empty when
   *     something will say that it is over
   */
  record Raised(AlertKey key, Severity severity, long atNs, Account account, OptionalLong quietNs)
      implements Signal {}

  /**
   * It is over, or never was.
   *
   * @param words of what says so, for those who were told
   */
  record Cleared(AlertKey key, long atNs, Map<String, String> words) implements Signal {
    public Cleared {
      words = Map.copyOf(words);
    }

    Cleared(AlertKey key, long atNs) {
      this(key, atNs, Map.of());
    }
  }
}
