package io.memwall.collectors.agent.capture;

/** A capture that cannot be read at all; the message names the file and says what to do. */
public final class CaptureException extends RuntimeException {
  public CaptureException(String message) {
    super(message);
  }

  public CaptureException(String message, Throwable cause) {
    super(message, cause);
  }
}
