package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Sketches by what was asked for; those without a value are left out. */
final class Sketches {
  private Sketches() {}

  /** A copy in the order of the classes, which nobody can change. */
  static Map<RequestClass, LatencySketch> copy(Map<RequestClass, LatencySketch> sketches) {
    var copy = new EnumMap<RequestClass, LatencySketch>(RequestClass.class);
    copy.putAll(sketches);
    return Collections.unmodifiableMap(copy);
  }

  static Map<RequestClass, LatencySketch> plus(
      Map<RequestClass, LatencySketch> some, Map<RequestClass, LatencySketch> others) {
    var sum = new EnumMap<RequestClass, LatencySketch>(RequestClass.class);
    sum.putAll(some);
    others.forEach((request, sketch) -> sum.merge(request, sketch, LatencySketch::plus));
    return sum;
  }

  static void write(ByteWriter out, Map<RequestClass, LatencySketch> sketches) {
    out.int8(sketches.size());
    sketches.forEach(
        (request, sketch) -> {
          out.text(request.name());
          sketch.write(out);
        });
  }

  static Map<RequestClass, LatencySketch> read(ByteReader in) {
    var sketches = new EnumMap<RequestClass, LatencySketch>(RequestClass.class);
    int size = in.int8();
    for (int i = 0; i < size; i++) {
      sketches.put(RequestClass.valueOf(in.text()), LatencySketch.read(in));
    }
    return sketches;
  }
}
