package io.memwall.collectors.agent.spool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers given up, as few ranges. Runs of one stream and reason are one range; when there are too
 * many, neighbours are joined over what lies between them, which then counts as lost only if it
 * never arrives. Not thread-safe.
 */
final class LossRanges {
  private record Key(EpochId epoch, int stream, String reason) {}

  private final int most;
  private final Map<Key, List<Loss>> ranges = new LinkedHashMap<>();
  private int size;

  LossRanges(int most) {
    this.most = most;
  }

  void add(Loss loss) {
    var key = new Key(loss.epoch(), loss.stream(), loss.reason());
    List<Loss> of = ranges.computeIfAbsent(key, unused -> new ArrayList<>());
    if (!of.isEmpty() && touches(of.get(of.size() - 1), loss)) {
      of.set(of.size() - 1, joined(of.get(of.size() - 1), loss));
      return;
    }
    of.add(loss);
    size++;
    if (size > most) {
      thin();
    }
  }

  private static boolean touches(Loss before, Loss loss) {
    return loss.first() <= before.last() + 1 && loss.last() + 1 >= before.first();
  }

  private static Loss joined(Loss a, Loss b) {
    return new Loss(
        a.epoch(),
        a.stream(),
        Math.min(a.first(), b.first()),
        Math.max(a.last(), b.last()),
        a.count() + b.count(),
        a.reason());
  }

  /** Halves the longest list. */
  private void thin() {
    List<Loss> longest = List.of();
    for (List<Loss> each : ranges.values()) {
      longest = each.size() > longest.size() ? each : longest;
    }
    var fewer = new ArrayList<Loss>();
    for (int i = 0; i < longest.size(); i += 2) {
      boolean pair = i + 1 < longest.size();
      fewer.add(pair ? joined(longest.get(i), longest.get(i + 1)) : longest.get(i));
    }
    size -= longest.size() - fewer.size();
    if (!longest.isEmpty()) {
      longest.clear();
      longest.addAll(fewer);
    }
  }

  List<Loss> all() {
    return ranges.values().stream().flatMap(List::stream).toList();
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    ranges.clear();
    size = 0;
  }
}
