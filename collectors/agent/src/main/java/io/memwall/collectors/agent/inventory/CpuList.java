package io.memwall.collectors.agent.inventory;

import java.util.Optional;
import java.util.OptionalInt;

/** Lists such as {@code 0-3,8}, as the kernel writes them. */
final class CpuList {
  private static final int MAX = 1 << 16;

  private CpuList() {}

  /** How many it names; empty when it is no list. */
  static OptionalInt count(Optional<String> list) {
    if (list.isEmpty() || !list.get().matches("\\d{1,5}(-\\d{1,5})?(,\\d{1,5}(-\\d{1,5})?)*")) {
      return OptionalInt.empty();
    }
    int count = 0;
    for (String part : list.get().split(",", -1)) {
      int dash = part.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
      if (last < first) {
        return OptionalInt.empty();
      }
      count += last - first + 1;
    }
    return count > MAX ? OptionalInt.empty() : OptionalInt.of(count);
  }
}
