package io.memwall.engines;

/** An engine or its directory cannot be had; the message names the cause and what to do. */
public class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineException(String message) {
    super(message);
  }

  EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
