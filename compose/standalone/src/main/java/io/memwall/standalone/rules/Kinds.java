package io.memwall.standalone.rules;

import io.memwall.collectors.agent.config.ChoiceKind;
import io.memwall.collectors.agent.config.Kind;
import io.memwall.collectors.agent.config.NumberKind;
import io.memwall.collectors.agent.config.Refusal;
import io.memwall.collectors.agent.config.TextKind;
import io.memwall.collectors.agent.config.TimeKind;
import io.memwall.streams.alerts.Glob;
import io.memwall.streams.alerts.Receiver;
import io.memwall.streams.alerts.Rule;
import io.memwall.streams.alerts.Severity;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the values of a rule file are written. */
final class Kinds {
  static final Kind<Rule> RULE = ChoiceKind.of(List.of(Rule.values()), Rule::word);
  static final Kind<Severity> SEVERITY = ChoiceKind.of(List.of(Severity.values()), Severity::word);
  static final Kind<Receiver.Way> WAY =
      ChoiceKind.of(List.of(Receiver.Way.values()), way -> way.name().toLowerCase(Locale.ROOT));
  static final Kind<String> LABEL =
      new TextKind(64, Pattern.compile("[a-z_][a-z0-9_]*"), "a label: small letters, digits and _");
  static final Kind<Double> SHARE = new NumberKind(0, 1, "as a share");
  static final Kind<Double> AMOUNT = new NumberKind(0, 1_000_000, "as it is measured");
  static final Kind<Glob> GLOB = new GlobKind();
  static final Kind<URI> URL = new UrlKind();
  static final Kind<Instant> TIME = new InstantKind();

  private Kinds() {}

  static Kind<Duration> lasting(Duration least, Duration most) {
    return new TimeKind(least, most);
  }

  /** Which entities. */
  private record GlobKind() implements Kind<Glob> {
    private static final Pattern WRITTEN = Pattern.compile("\\*|[a-z*]+:.{1,200}");

    @Override
    public Glob read(String text) throws Refusal {
      if (!WRITTEN.matcher(text).matches()) {
        throw new Refusal("names no kind of entity", "pool:" + text);
      }
      return new Glob(text);
    }

    @Override
    public String allowed() {
      return "an entity such as pool:p1, with * for any letters";
    }
  }

  /** Where somebody listens. */
  private record UrlKind() implements Kind<URI> {
    @Override
    public URI read(String text) throws Refusal {
      URI url;
      try {
        url = URI.create(text.strip());
      } catch (IllegalArgumentException e) {
        throw new Refusal("is no URL");
      }
      boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (!isHttp || url.getHost() == null) {
        throw new Refusal(
            "is no address of HTTP", url.getScheme() == null ? "http://" + text : null);
      }
      return url;
    }

    @Override
    public String allowed() {
      return "http://HOST:PORT/... or https://...";
    }
  }

  /** A point in time. */
  private record InstantKind() implements Kind<Instant> {
    @Override
    public Instant read(String text) throws Refusal {
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw new Refusal("is no time in UTC");
      }
    }

    @Override
    public String allowed() {
      return "a time such as 2026-01-01T10:00:00Z";
    }
  }
}
