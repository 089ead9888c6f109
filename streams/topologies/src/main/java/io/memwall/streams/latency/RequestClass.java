package io.memwall.streams.latency;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a master asks for on channel A, by the name flow records have for it. */
enum RequestClass {
  GET(true),
  PUT(false),
  ATOMIC(true),
  HINT(false),
  ACQUIRE_BLOCK(true),
  ACQUIRE_PERM(false);

  private final boolean answeredWithData;

  RequestClass(boolean answeredWithData) {
    this.answeredWithData = answeredWithData;
  }

  /** Whether the data travel with the answer; otherwise it is the request that loads a link. */
  boolean isAnsweredWithData() {
    return answeredWithData;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RequestClass> of(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
