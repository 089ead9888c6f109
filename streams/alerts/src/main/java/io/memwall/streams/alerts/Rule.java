package io.memwall.streams.alerts;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody is alerted. */
public enum Rule {
  /** An entity's memory-wall state is warn or critical. */
  MEMORY_WALL,
  /** An entity that had a state has lost its inputs. */
  NO_DATA,
  /** A group of allocations grows and frees nothing. */
  LEAK_SUSPECT,
  /** A node watches less than it should. */
  COVERAGE_LOSS,
  /** A node has given events up, or died without a goodbye. */
  EVENTS_LOST,
  /** A node reports nothing any more and has not said goodbye. */
  NODE_SILENT,
  /** A frame broke the protocol. */
  PROTOCOL_VIOLATION,
  /** A figure that cannot be was reported and set aside. */
  IMPOSSIBLE_VALUES,
  /** Nothing is wrong: the way from the results to the receiver works. */
  WATCHDOG;

  /** As labels and rule files say it, such as {@code memory-wall}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Rule> of(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
