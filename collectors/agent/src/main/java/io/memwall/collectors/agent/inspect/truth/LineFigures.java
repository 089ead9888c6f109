package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.agent.inspect.HotLine;
import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.TapFlags;
import io.memwall.collectors.agent.inspect.TapReport;
import io.memwall.collectors.wire.flow.HalfCounter;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Figures of one line of memory. A tap at the line's pool sees all of them; without one the taps at
 * the hosts see them together.
 */
final class LineFigures {
  private static final String POOL = "pool";
  private static final Set<String> MISSED = Set.of("capture_lost", "one_sided", "drops");
  private static final Set<HalfCounter> APART =
      Set.of(
          HalfCounter.UNMATCHED_RESET,
          HalfCounter.UNMATCHED_TIMEOUT,
          HalfCounter.UNMATCHED_SOURCE_REUSE,
          HalfCounter.UNMATCHED_GAP,
          HalfCounter.UNMATCHED_RESPONSES);

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
      case "acquires" -> sum(line, tap -> tap.lines().of(address).acquires());
      case "grants" -> sum(line, tap -> tap.lines().of(address).grants());
      case "probes" -> sum(line, tap -> tap.lines().of(address).probes());
      case "transfers" -> transfers(line, address);
      default -> new Seen.Unknown("no line has a metric '" + line.metric() + "'");
    };
  }

  /** Who had a line before shows only where all of its masters pass. */
  private Seen transfers(TruthLine line, long address) {
    return taps(line.text(POOL).orElse("")).size() > 1
        ? new Seen.Elsewhere()
        : sum(line, tap -> transfers(tap, address));
  }

  private static long transfers(TapReport tap, long address) {
    return tap.hotLines().stream()
        .filter(each -> each.address() == address)
        .mapToLong(HotLine::transfers)
        .sum();
  }

  private Seen sum(TruthLine line, ToLongFunction<TapReport> figure) {
    List<TapReport> taps = taps(line.text(POOL).orElse(""));
    if (taps.stream().anyMatch(tap -> missedFrames(tap) || lostRequests(tap))) {
      return new Seen.Elsewhere();
    }
    return taps.stream().allMatch(tap -> tap.lines().isWhole())
        ? new Seen.Value(taps.stream().mapToLong(figure).sum())
        : new Seen.Nothing("more lines were asked for than are told apart");
  }

  /** What a directory did shows only where all of its frames were captured. */
  private static boolean missedFrames(TapReport tap) {
    Set<String> flags = TapFlags.of(tap);
    return MISSED.stream().anyMatch(flags::contains);
  }

  /** A grant says no address: which line it is of shows only with its acquire. */
  private static boolean lostRequests(TapReport tap) {
    return tap.connections().stream()
        .flatMap(connection -> connection.halves().stream())
        .anyMatch(half -> APART.stream().anyMatch(each -> half.count(each) > 0));
  }

  private List<TapReport> taps(String pool) {
    String port = "p" + pool.substring(Math.min(pool.length(), POOL.length())) + ".";
    List<TapReport> own =
        inspection.taps().stream().filter(tap -> tap.name().startsWith(port)).toList();
    return own.isEmpty() ? inspection.taps() : own;
  }
}
