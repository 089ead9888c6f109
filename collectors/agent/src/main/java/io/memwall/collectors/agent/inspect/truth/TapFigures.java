package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.agent.inspect.TapFlags;
import io.memwall.collectors.agent.inspect.TapReport;
import io.memwall.collectors.wire.flow.TapCounter;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Figures of one tap. */
final class TapFigures {
  private final Optional<TapReport> tap;

  TapFigures(Optional<TapReport> tap) {
    this.tap = tap;
  }

  Seen seen(TruthLine line) {
    return switch (line.metric()) {
      case "tap_frames" -> count(each -> each.count(TapCounter.FRAMES));
      case "mirror_duplicates" -> count(each -> each.count(TapCounter.MIRROR_DUPLICATES));
      case "rejects" -> rejects(line.text("class").orElse(""));
      case "flag" -> flag(line.text("code").orElse(""));
      default -> new Seen.Unknown("no tap has a metric '" + line.metric() + "'");
    };
  }

  private Seen count(ToLongFunction<TapReport> figure) {
    return new Seen.Value(tap.stream().mapToLong(figure).sum());
  }

  private Seen rejects(String code) {
    return Codes.isReject(code)
        ? count(each -> each.rejects().getOrDefault(code, 0L))
        : new Seen.Unknown("there is no reject '" + code + "'");
  }

  private Seen flag(String code) {
    if (!TapFlags.isKnown(code)) {
      return new Seen.Unknown("there is no flag '" + code + "'");
    }
    return count(each -> TapFlags.of(each).contains(code) ? 1 : 0);
  }
}
