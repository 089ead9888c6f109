package io.memwall.collectors.agent.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A route and the segments of its path. */
record RoutePattern(Route route, List<String> segments) {
  RoutePattern(Route route) {
    this(route, segments(route.path()));
  }

  String method() {
    return route.method();
  }

  boolean isOpen() {
    return route.isOpen();
  }

  Route.Handler handler() {
    return route.handler();
  }

  boolean fits(String path) {
    List<String> asked = segments(path);
    if (asked.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < asked.size(); i++) {
      boolean same = segments.get(i).equals(asked.get(i));
      if (!same && !(isParameter(segments.get(i)) && !asked.get(i).isEmpty())) {
        return false;
      }
    }
    return true;
  }

  /** What each segment in braces stands for in a path that fits. */
  Map<String, String> match(String path) {
    List<String> asked = segments(path);
    var found = new TreeMap<String, String>();
    for (int i = 0; i < asked.size(); i++) {
      if (isParameter(segments.get(i))) {
        found.put(name(segments.get(i)), asked.get(i));
      }
    }
    return found;
  }

  private static List<String> segments(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  private static String name(String segment) {
    return segment.substring(1, segment.length() - 1);
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}
