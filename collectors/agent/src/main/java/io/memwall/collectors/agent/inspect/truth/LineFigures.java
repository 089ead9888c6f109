package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.agent.inspect.HotLine;
import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.TapReport;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Figures of one line of memory. A tap at the line's pool sees all of them; without one the taps at
 * the hosts see them together.
 */
final class LineFigures {
  private static final String POOL = "pool";

  private final Inspection inspection;

  LineFigures(Inspection inspection) {
    this.inspection = inspection;
  }

  Seen seen(TruthLine line) {
    String text = line.text("line").orElse("");
    long address;
    try {
      address = Long.parseUnsignedLong(text.startsWith("0x") ? text.substring(2) : text, 16);
    } catch (NumberFormatException e) {
      return new Seen.Unknown("'" + text + "' is no hexadecimal address");
    }
    return switch (line.metric()) {
      case "acquires" -> sum(line, address, HotLine::acquires);
      case "grants" -> sum(line, address, HotLine::grantsT);
      case "probes" -> sum(line, address, HotLine::probes);
      case "transfers" -> sum(line, address, HotLine::transfers);
      default -> new Seen.Unknown("no line has a metric '" + line.metric() + "'");
    };
  }

  private Seen sum(TruthLine line, long address, ToLongFunction<HotLine> figure) {
    List<HotLine> lines =
        taps(line.text(POOL).orElse("")).stream()
            .flatMap(tap -> tap.hotLines().stream())
            .filter(each -> each.address() == address)
            .toList();
    return lines.isEmpty()
        ? new Seen.Nothing("the line is not among the hottest")
        : new Seen.Value(lines.stream().mapToLong(figure).sum());
  }

  private List<TapReport> taps(String pool) {
    String port = "p" + pool.substring(Math.min(pool.length(), POOL.length())) + ".";
    List<TapReport> own =
        inspection.taps().stream().filter(tap -> tap.name().startsWith(port)).toList();
    return own.isEmpty() ? inspection.taps() : own;
  }
}
