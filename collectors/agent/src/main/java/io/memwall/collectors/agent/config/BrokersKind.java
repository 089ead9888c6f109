package io.memwall.collectors.agent.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of Kafka's brokers. */
public record BrokersKind() implements Kind<String> {
  private static final Pattern ONE =
      Pattern.compile("(\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9_][A-Za-z0-9._-]{0,252}):(\\d{1,5})");
  private static final String PORT = ":9092";
  private static final int MOST = 65_535;

  @Override
  public String read(String text) throws Refusal {
    List<String> brokers = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      brokers.add(one(each.strip()));
    }
    return String.join(",", brokers);
  }

  private static String one(String broker) throws Refusal {
    if (broker.isEmpty()) {
      throw new Refusal("names no broker, or has one comma too many");
    }
    int scheme = broker.indexOf("://");
    if (scheme >= 0) {
      throw new Refusal(
          "has a scheme; kafka.security.protocol says it", broker.substring(scheme + 3));
    }
    var matcher = ONE.matcher(broker);
    if (!matcher.matches()) {
      boolean portless = ONE.matcher(broker + PORT).matches();
      throw new Refusal(
          portless ? "has no port" : "is no address of a broker", portless ? broker + PORT : null);
    }
    int port = Integer.parseInt(matcher.group(2));
    if (port < 1 || port > MOST) {
      throw new Refusal("has a port outside 1 to " + MOST);
    }
    return broker;
  }

  @Override
  public String allowed() {
    return "HOST:PORT, several with commas";
  }
}
