package io.memwall.collectors.agent.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Ethernet interfaces of a capture, across its sections, and a count of the frames that came
 * from others.
 */
final class Interfaces {
  /** A damaged file could declare interfaces without end. */
  static final int LIMIT = 4096;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<String, Long> foreignFrames = new TreeMap<>();

  /** Index of the interface of this name; one name in two sections is one interface. */
  int named(String name) {
    return indexes.computeIfAbsent(
        name,
        key -> {
          names.add(key);
          return names.size() - 1;
        });
  }

  /** The same, or -1 when a new name finds no room. */
  int namedIfRoom(String name) {
    return full() && !indexes.containsKey(name) ? -1 : named(name);
  }

  boolean full() {
    return names.size() >= LIMIT;
  }

  List<String> names() {
    return Collections.unmodifiableList(names);
  }

  void foreignFrame(int linkType) {
    foreignFrames.merge(LinkType.describe(linkType), 1L, Long::sum);
  }

  /** Frames passed over because their link layer is not Ethernet, by link type. */
  Map<String, Long> foreignFrames() {
    return Collections.unmodifiableMap(foreignFrames);
  }
}
