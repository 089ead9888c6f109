package io.memwall.collectors.agent.live;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a mode as a user writes it. */
final class ModeText {
  private static final Pattern CONNECTIONS = Pattern.compile("connections:1/(\\d{1,7})");
  private static final Pattern BURSTS = Pattern.compile("bursts:(\\d{1,7})(ms|s)/(\\d{1,7})(ms|s)");

  private ModeText() {}

  static CaptureMode parse(String text, int seed) {
    if (text.equals("full")) {
      return CaptureMode.FULL;
    }
    Matcher connections = CONNECTIONS.matcher(text);
    if (connections.matches()) {
      return new CaptureMode.Connections(Integer.parseInt(connections.group(1)), seed);
    }
    Matcher bursts = BURSTS.matcher(text);
    if (bursts.matches()) {
      return new CaptureMode.Bursts(time(bursts, 1), time(bursts, 3), seed);
    }
    throw new IllegalArgumentException(
        "\"%s\" is no capture mode: full, connections:1/N or bursts:LENGTH/PERIOD such as bursts:100ms/1s"
            .formatted(text));
  }

  static String of(CaptureMode mode) {
    if (mode instanceof CaptureMode.Connections sampled) {
      return "connections:1/" + sampled.oneIn();
    }
    if (mode instanceof CaptureMode.Bursts bursts) {
      return "bursts:" + text(bursts.length()) + "/" + text(bursts.period());
    }
    return "full";
  }

  private static String text(Duration time) {
    return time.toMillisPart() == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }

  private static Duration time(Matcher matcher, int group) {
    long value = Long.parseLong(matcher.group(group));
    return matcher.group(group + 1).equals("s")
        ? Duration.ofSeconds(value)
        : Duration.ofMillis(value);
  }
}
