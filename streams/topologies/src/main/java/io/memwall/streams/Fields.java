package io.memwall.streams;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How the fields of records write what ours write otherwise: null where ours have no value. */
public final class Fields {
  private Fields() {}

  public static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  public static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  public static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  public static io.memwall.schemas.results.Revision revision(Revision ours) {
    return new io.memwall.schemas.results.Revision(ours.generation(), ours.counter());
  }

  public static Revision revision(io.memwall.schemas.results.Revision theirs) {
    return new Revision(theirs.getGeneration(), theirs.getCounter());
  }
}
