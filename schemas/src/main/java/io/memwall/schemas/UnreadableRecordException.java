package io.memwall.schemas;

/** The bytes of a record are not a value of the expected type; the message is the reason. */
public final class UnreadableRecordException extends Exception {
  private static final long serialVersionUID = 1;

  public UnreadableRecordException(String reason, Throwable cause) {
    super(reason, cause);
  }

  public UnreadableRecordException(String reason) {
    super(reason);
  }
}
