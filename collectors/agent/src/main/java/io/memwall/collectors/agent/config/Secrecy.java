package io.memwall.collectors.agent.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which values nobody may see, judged by the name of their key. */
final class Secrecy {
  static final String HIDDEN = "(hidden)";

  private static final Pattern SECRET =
      Pattern.compile("password|passwd|secret|token|jaas|credential|passphrase|\\bkey$|_key$");

  private Secrecy() {}

  /** Whether a value is to be kept out of messages; a path of a file that holds it is not. */
  static boolean hides(String key) {
    String small = key.toLowerCase(Locale.ROOT);
    return SECRET.matcher(small).find() && !small.endsWith("_file");
  }

  /** The key that takes a file where somebody wrote the secret itself. */
  static Optional<String> byFile(String name, Collection<String> names) {
    return names.contains(name + "_file") ? Optional.of(name + "_file") : Optional.empty();
  }
}
