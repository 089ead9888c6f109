package io.memwall.collectors.agent.inspect.truth;

/** A truth file cannot be judged; the message names file and line. */
public final class TruthException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TruthException(String message) {
    super(message);
  }

  TruthException(String message, Throwable cause) {
    super(message, cause);
  }
}
