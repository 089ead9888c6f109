package io.memwall.streams.alerts;

/** A receiver has not taken what it was told. */
final class DeliveryException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean isFinal;

  /**
   * @param isFinal the receiver refuses this for what it says: again would be in vain
   */
  DeliveryException(String message, boolean isFinal, Throwable cause) {
    super(message, cause);
    this.isFinal = isFinal;
  }

  boolean isFinal() {
    return isFinal;
  }
}
