package io.memwall.engines;

/** What npm was to fetch cannot be had; the message says why. */
public final class NpmException extends EngineException {
  private static final long serialVersionUID = 1L;

  NpmException(String message) {
    super(message);
  }
}
