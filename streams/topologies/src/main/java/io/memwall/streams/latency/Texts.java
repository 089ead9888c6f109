package io.memwall.streams.latency;

import io.memwall.streams.ByteReader;
import io.memwall.streams.ByteWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Texts in the bytes of this package. */
final class Texts {
  private Texts() {}

  static void optional(ByteWriter out, Optional<String> text) {
    out.int8(text.isPresent() ? 1 : 0);
    text.ifPresent(out::text);
  }

  static Optional<String> optional(ByteReader in) {
    return in.int8() == 1 ? Optional.of(in.text()) : Optional.empty();
  }

  static void all(ByteWriter out, Collection<String> texts) {
    out.number(texts.size());
    texts.forEach(out::text);
  }

  static List<String> all(ByteReader in) {
    var texts = new ArrayList<String>();
    for (long left = in.number(); left > 0; left--) {
      texts.add(in.text());
    }
    return texts;
  }
}
