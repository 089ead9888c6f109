package io.memwall.collectors.agent.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request, whole. */
public final class Request {
  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Map<String, String> parameters;

  /**
   * @param headers by lower-case name; the first value of each
   * @param parameters what the segments in braces matched
   */
  public Request(
      String method,
      String path,
      Map<String, String> headers,
      byte[] body,
      Map<String, String> parameters) {
    this.method = method;
    this.path = path;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.parameters = Map.copyOf(parameters);
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Valid for as long as the request; nobody else writes to it. */
  public byte[] body() {
    return body;
  }

  /**
   * What a segment in braces matched.
   *
   * @throws IllegalArgumentException when the route has none of that name
   */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the path has no {" + name + "}");
    }
    return value;
  }

  /** The media type without its parameters, lower case; empty when the request names none. */
  public String mediaType() {
    String type = header("content-type").orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }
}
