package io.memwall.collectors.agent.inspect.check;

import io.memwall.collectors.agent.explain.Explanations;
import io.memwall.collectors.agent.inspect.CreditFigures;
import io.memwall.collectors.agent.inspect.LatencyList;
import io.memwall.collectors.wire.flow.HalfCounter;
import io.memwall.collectors.wire.match.LatencyClass;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Which figure a name in a demand means. */
final class HalfFigureNames {
  private HalfFigureNames() {}

  /** Empty when there is no such figure. */
  static Optional<HalfFigure> of(String name) {
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      return qualified(name.substring(0, dot).toLowerCase(Locale.ROOT), name.substring(dot + 1));
    }
    return share(name).or(() -> counter(name)).or(() -> anomaly(name));
  }

  private static Optional<HalfFigure> qualified(String figure, String of) {
    return latency(figure)
        .flatMap(value -> kind(of).map(kind -> latency(kind, value)))
        .or(() -> credit(figure).map(value -> credit(of.toUpperCase(Locale.ROOT), value)));
  }

  /** Parts of a whole, from 0 to 1; the names end where the counters' names begin. */
  private static Optional<HalfFigure> share(String name) {
    return switch (name) {
      case "retrans" -> share(HalfCounter.RETRANS_FRAMES, HalfCounter.FRAMES);
      case "nak" -> share(HalfCounter.NAK_FRAMES, HalfCounter.FRAMES);
      case "skipped" -> share(HalfCounter.GAP_FRAMES, HalfCounter.FRAMES);
      case "lost" -> share(HalfCounter.CAPTURE_LOST, HalfCounter.FRAMES);
      case "empty" -> share(HalfCounter.EMPTY_FRAMES, HalfCounter.FRAMES);
      case "goodput" -> share(HalfCounter.GOODPUT_BYTES, HalfCounter.WIRE_BYTES);
      case "match_ratio" -> Optional.of(half -> half.matching().ratio());
      default -> Optional.empty();
    };
  }

  private static Optional<HalfFigure> share(HalfCounter part, HalfCounter whole) {
    return Optional.of(
        half ->
            half.count(whole) == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) half.count(part) / half.count(whole)));
  }

  private static Optional<HalfFigure> counter(String name) {
    for (HalfCounter counter : HalfCounter.values()) {
      if (counter.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(half -> OptionalDouble.of((double) half.count(counter)));
      }
    }
    return Optional.empty();
  }

  private static Optional<HalfFigure> anomaly(String name) {
    return Explanations.of(name)
        .map(
            explanation ->
                half ->
                    OptionalDouble.of(
                        (double) half.anomalies().getOrDefault(explanation.code(), 0L)));
  }

  private static Optional<ToDoubleFunction<LatencyList>> latency(String figure) {
    return switch (figure) {
      case "min" -> Optional.of(LatencyList::min);
      case "max" -> Optional.of(LatencyList::max);
      case "sum" -> Optional.of(LatencyList::sum);
      case "count" -> Optional.of(LatencyList::count);
      case "mean" -> Optional.of(list -> (double) list.sum() / list.count());
      default -> quantile(figure);
    };
  }

  private static Optional<ToDoubleFunction<LatencyList>> quantile(String figure) {
    if (!figure.matches("p[0-9]{1,2}([.][0-9]{1,4})?")) {
      return Optional.empty();
    }
    double p = Double.parseDouble(figure.substring(1)) / 100;
    return Optional.of(list -> list.quantile(p));
  }

  private static Optional<LatencyClass> kind(String name) {
    for (LatencyClass kind : LatencyClass.values()) {
      if (kind.name().equalsIgnoreCase(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static HalfFigure latency(LatencyClass kind, ToDoubleFunction<LatencyList> value) {
    return half -> {
      LatencyList list = half.latencies().get(kind);
      return list == null ? OptionalDouble.empty() : OptionalDouble.of(value.applyAsDouble(list));
    };
  }

  private static Optional<Function<CreditFigures, OptionalLong>> credit(String figure) {
    return switch (figure) {
      case "stall" -> Optional.of(CreditFigures::stallNanos);
      case "stalls" -> Optional.of(HalfFigureNames::stalls);
      case "avail" -> Optional.of(CreditFigures::availMin);
      case "outstanding" -> Optional.of(each -> OptionalLong.of(each.outstandingMax()));
      default -> Optional.empty();
    };
  }

  private static OptionalLong stalls(CreditFigures credit) {
    return credit.stallNanos().isPresent()
        ? OptionalLong.of(credit.stallEvents())
        : OptionalLong.empty();
  }

  private static HalfFigure credit(String channel, Function<CreditFigures, OptionalLong> value) {
    return half -> {
      CreditFigures credit = half.credits().get(channel);
      OptionalLong figure = credit == null ? OptionalLong.empty() : value.apply(credit);
      return figure.isPresent()
          ? OptionalDouble.of((double) figure.getAsLong())
          : OptionalDouble.empty();
    };
  }
}
