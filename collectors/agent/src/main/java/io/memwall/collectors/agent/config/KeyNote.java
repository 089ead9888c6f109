package io.memwall.collectors.agent.config;

import java.util.Locale;

/**
 * What the documentation says of a key.
 *
 * @param key full name; {@code []} stands behind a list of sections
 * @param allowed what can be written
 * @param initial what it is when nobody writes it
 * @param about what it does
 */
record KeyNote(String key, String allowed, String initial, String about) {
  private static final String PREFIX = "MEMWALL_";

  /** The variable of the environment that wins over the file. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** Items of lists have names in files only. */
  boolean hasVariable() {
    return !key.contains("[]");
  }
}
