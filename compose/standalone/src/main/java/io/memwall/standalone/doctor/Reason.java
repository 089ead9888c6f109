package io.memwall.standalone.doctor;

import io.memwall.schemas.KafkaRefusal;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Why something failed, in a line. */
final class Reason {
  private Reason() {}

  /**
   * The same, and where Kafka refused, whom and what helps.
   *
   * @param kafka what its clients are told
   */
  static String of(Throwable e, Map<String, Object> kafka) {
    return KafkaRefusal.of(e, kafka).orElseGet(() -> of(e));
  }

  static String of(Throwable e) {
    if (e instanceof ExecutionException && e.getCause() != null) {
      return of(e.getCause());
    }
    if (e instanceof HttpTimeoutException) {
      return "no answer: it hangs, or the network swallows the question";
    }
    if (e instanceof ConnectException) {
      return "nobody listens there";
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.strip().lines().findFirst().orElse("");
  }
}
