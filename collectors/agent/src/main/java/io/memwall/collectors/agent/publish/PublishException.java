package io.memwall.collectors.agent.publish;

/** Events could not be handed to Kafka; the message says where and what to do. */
public final class PublishException extends RuntimeException {
  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }

  public PublishException(String message) {
    super(message);
  }
}
