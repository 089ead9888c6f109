package io.memwall.collectors.agent.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells the first few violations of one kind by one half and counts the others, so that an endpoint
 * gone wrong does not drown what else there is to say. What it tells stands for as many violations
 * as it was given, when it is flushed. Not thread-safe.
 */
final class ViolationLimit {
  /** Told one by one, per half and kind between two flushes. */
  static final int ONE_BY_ONE = 5;

  /** Kinds of halves remembered between two flushes; beyond it there is a flush. */
  static final int MOST_KINDS = 1_024;

  /**
   * What is limited by itself.
   *
   * @param code of the broken rule
   */
  record Offence(String connectionId, int direction, String code) {}

  private static final class Held {
    private int told;
    private long count;
    private ConnectionNote first;
  }

  private final Consumer<ConnectionNote> sink;
  private final Map<Offence, Held> kinds = new LinkedHashMap<>();

  ViolationLimit(Consumer<ConnectionNote> sink) {
    this.sink = sink;
  }

  /**
   * A violation.
   *
   * @param room asked before one is told by itself; false when too much else was told already
   * @param note asked for only when it is told, or is the evidence of others
   */
  void add(Offence offence, BooleanSupplier room, Supplier<ConnectionNote> note) {
    if (kinds.size() == MOST_KINDS && !kinds.containsKey(offence)) {
      flush();
    }
    Held held = kinds.computeIfAbsent(offence, unknown -> new Held());
    if (held.told < ONE_BY_ONE && room.getAsBoolean()) {
      held.told++;
      sink.accept(note.get());
      return;
    }
    if (held.count == 0) {
      held.first = note.get();
    }
    held.count++;
  }

  /** Tells of those counted, with the first of them as evidence, and begins anew. */
  void flush() {
    for (Held held : kinds.values()) {
      if (held.count > 0) {
        sink.accept(held.first.standingFor(held.count));
      }
    }
    kinds.clear();
  }
}
