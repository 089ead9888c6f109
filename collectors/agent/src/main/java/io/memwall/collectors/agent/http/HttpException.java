package io.memwall.collectors.agent.http;

/** A server cannot listen as told; the message says where and what to do. */
public final class HttpException extends RuntimeException {
  public HttpException(String message) {
    super(message);
  }

  public HttpException(String message, Throwable cause) {
    super(message, cause);
  }
}
