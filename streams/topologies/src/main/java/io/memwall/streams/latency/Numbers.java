package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.OptionalDouble;

/** Numbers in the bytes of this package. */
final class Numbers {
  private Numbers() {}

  static void optional(ByteWriter out, OptionalDouble number) {
    out.int8(number.isPresent() ? 1 : 0);
    if (number.isPresent()) {
      out.int64(Double.doubleToRawLongBits(number.getAsDouble()));
    }
  }

  static OptionalDouble optional(ByteReader in) {
    return in.int8() == 1
        ? OptionalDouble.of(Double.longBitsToDouble(in.int64()))
        : OptionalDouble.empty();
  }
}
