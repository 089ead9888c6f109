package io.memwall.engines;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The few HTTP requests that tell whether a ClickHouse works. */
record ClickHouseHttp(String url) {
  private static final int TIMEOUT_MILLIS = 5_000;

  /** True when it says so itself and runs a query. */
  boolean ready() {
    try {
      return pings() && get("/?query=" + encoded("SELECT 1")).trim().equals("1");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * True when there is a ClickHouse at all; running queries may need a user it does not know of.
   */
  boolean pings() throws IOException {
    return get("/ping").startsWith("Ok.");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String get(String path) throws IOException {
    URI address = URI.create(url + path);
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    // A connection kept open would hold up the server's stop for 5 s.
    connection.setRequestProperty("Connection", "close");
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readNBytes(1024), StandardCharsets.UTF_8);
    } finally {
      connection.disconnect();
    }
  }
}
