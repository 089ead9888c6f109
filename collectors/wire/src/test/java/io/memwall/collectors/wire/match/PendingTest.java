package io.memwall.collectors.wire.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The table against queues in a map. */
final class PendingTest {
  @Property(tries = 100)
  void rowsOfAKey_comeInTheOrderTheyWereAdded(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int keys) {
    Random random = new Random(seed);
    Pending pending = new Pending(1_000, Room.unlimited());
    Map<Long, Deque<Long>> model = new HashMap<>();
    for (long stamp = 0; stamp < 2_000; stamp++) {
      long key = random.nextInt(keys) * 64L;
      Deque<Long> queue = model.computeIfAbsent(key, k -> new ArrayDeque<>());
      if (random.nextInt(5) > 1 && pending.makeRoom()) {
        pending.set(pending.add(key), Pending.NANOS, stamp);
        queue.add(stamp);
      } else if (!queue.isEmpty()) {
        pending.remove(pending.first(key));
        queue.remove();
      }
      assertThat(stamps(pending, key)).containsExactlyElementsOf(queue);
    }
    assertThat(pending.size()).isEqualTo(model.values().stream().mapToInt(Deque::size).sum());
    long previous = -1;
    while (pending.size() > 0) {
      long stamp = pending.get(pending.oldest(), Pending.NANOS);
      assertThat(stamp).isGreaterThan(previous);
      previous = stamp;
      pending.remove(pending.oldest());
    }
    assertThat(pending.oldest()).isEqualTo(Pending.NONE);
  }

  private static List<Long> stamps(Pending pending, long key) {
    List<Long> stamps = new ArrayList<>();
    for (int row = pending.first(key); row != Pending.NONE; row = pending.next(row)) {
      stamps.add(pending.get(row, Pending.NANOS));
    }
    return stamps;
  }
}
