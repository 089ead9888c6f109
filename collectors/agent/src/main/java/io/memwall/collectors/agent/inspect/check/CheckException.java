package io.memwall.collectors.agent.inspect.check;

/** A demand cannot be understood; the message quotes it and says what would be. */
public final class CheckException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CheckException(String message) {
    super(message);
  }
}
