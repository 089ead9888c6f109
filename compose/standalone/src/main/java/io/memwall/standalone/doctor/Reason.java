package io.memwall.standalone.doctor;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.ExecutionException;

/** Why something failed, in a line. */
final class Reason {
  private Reason() {}

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
