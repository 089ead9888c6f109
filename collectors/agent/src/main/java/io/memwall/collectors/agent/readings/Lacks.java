package io.memwall.collectors.agent.readings;

import java.util.Map;
import java.util.TreeMap;

/** Collects what one reading lacks. Bounded: beyond so many names only that there are more. */
public final class Lacks {
  private static final int MOST = 200;

  /** The name under which it says that there are more. */
  static final String MORE = "more";

  private final Map<String, String> codes = new TreeMap<>();

  /**
   * Notes it.
   *
   * @param name of what is missing, from the general to the particular: {@code paging.oom_kill}
   */
  public void add(String name, Lack why) {
    if (codes.size() < MOST || codes.containsKey(name)) {
      codes.put(name, why.code());
    } else {
      codes.put(MORE, Lack.TOO_MANY.code());
    }
  }

  /** Code of the reason by name. */
  public Map<String, String> codes() {
    return codes;
  }
}
