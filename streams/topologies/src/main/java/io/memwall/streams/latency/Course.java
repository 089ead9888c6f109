package io.memwall.streams.latency;

import io.memwall.streams.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what was learnt of an entity at a place in time: a window is judged by what the ones before
 * it taught and by no later one, in whatever order they came.
 */
final class Course {
  private final Rows rows;
  private final Windows windows;
  private final Memory memory;

  private record Step(long startNs, Lessons lessons) {}

  Course(Rows rows, Windows windows, Memory memory) {
    this.rows = rows;
    this.windows = windows;
    this.memory = memory;
  }

  Reach reach(Entity entity) {
    return rows.get(key(entity)).map(Reach::of).orElse(Reach.NOTHING);
  }

  void put(Entity entity, Reach reach) {
    rows.put(key(entity), reach.bytes());
  }

  /** Learns from what starts before a window, or takes back what starts with it or behind. */
  void moveTo(Entity entity, long startNs) {
    var reach = reach(entity);
    if (reach.hasLearnt() && reach.learntNs() >= startNs) {
      takeBack(entity, startNs, reach);
    } else {
      learn(entity, startNs, reach);
    }
  }

  private void takeBack(Entity entity, long startNs, Reach reach) {
    var steps = steps(entity, startNs, reach.learntNs() + 1);
    steps.forEach(step -> memory.unlearn(entity, step.startNs(), step.lessons()));
    put(entity, reach.learntTo(lastBefore(entity, startNs, reach)));
  }

  /** The start of the last window before an instant; of a forgotten one, where they end. */
  private long lastBefore(Entity entity, long startNs, Reach reach) {
    long[] last = {reach.goneNs() == Long.MIN_VALUE ? Long.MIN_VALUE : reach.goneNs() - 1};
    windows.scan(
        entity,
        Math.max(reach.goneNs(), Long.MIN_VALUE + 1),
        startNs,
        (start, past) -> {
          last[0] = start;
          return true;
        });
    return last[0];
  }

  private void learn(Entity entity, long startNs, Reach reach) {
    long from = reach.hasLearnt() ? reach.learntNs() + 1 : Long.MIN_VALUE + 1;
    var steps = steps(entity, from, startNs);
    if (steps.isEmpty()) {
      return;
    }
    steps.forEach(step -> memory.learn(entity, step.startNs(), step.lessons()));
    put(entity, reach.learntTo(steps.get(steps.size() - 1).startNs()));
  }

  private List<Step> steps(Entity entity, long fromNs, long toNs) {
    var steps = new ArrayList<Step>();
    windows.scan(entity, fromNs, toNs, (start, past) -> steps.add(new Step(start, past.lessons())));
    return steps;
  }

  private static byte[] key(Entity entity) {
    return Table.REACH.key(entity).bytes();
  }
}
