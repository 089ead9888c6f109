package io.memwall.collectors.agent.inspect.truth;

import io.memwall.collectors.agent.inspect.ConnectionReport;
import io.memwall.collectors.agent.inspect.CreditFigures;
import io.memwall.collectors.agent.inspect.HalfReport;
import io.memwall.collectors.agent.inspect.TapReport;
import io.memwall.collectors.wire.Opcode;
import io.memwall.collectors.wire.flow.HalfCounter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Figures of one direction, all its incarnations together. */
final class HalfFigures {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Optional<TapReport> tap;

  HalfFigures(Optional<TapReport> tap) {
    this.tap = tap;
  }

  Seen seen(TruthLine line) {
    List<HalfReport> halves = halves(line);
    return switch (line.metric()) {
      case "messages" -> messages(line, halves);
      case "flits" -> sum(halves, half -> flits(half, line.text("channel").orElse("")));
      case "params" -> params(line, halves);
      case "class_flits" -> sum(halves, half -> classFlits(half, line.text("class").orElse("")));
      case "anomalies" -> anomalies(line, halves);
      case "credits_granted" -> credits(line, halves, CreditFigures::granted);
      case "credits_consumed" -> credits(line, halves, CreditFigures::consumed);
      case "stall_ns" -> stall(line, halves, CreditFigures::stallNanos);
      case "stall_events" -> stall(line, halves, credit -> OptionalLong.of(credit.stallEvents()));
      case "frames_1s" -> second(line, halves, HalfReport.Second::frames);
      case "wire_bytes_1s" -> second(line, halves, HalfReport.Second::wireBytes);
      case "goodput_bytes_1s" -> second(line, halves, HalfReport.Second::goodputBytes);
      case "messages_1s" -> second(line, halves, HalfReport.Second::messages);
      default -> counter(line, halves);
    };
  }

  private List<HalfReport> halves(TruthLine line) {
    return tap.stream()
        .flatMap(each -> each.connections().stream())
        .filter(connection -> isOf(connection.name(), line))
        .flatMap(connection -> connection.halves().stream())
        .filter(half -> half.name().source().equals(line.text("mac_src").orElse("")))
        .filter(half -> half.name().destination().equals(line.text("mac_dst").orElse("")))
        .filter(half -> line.number("dir").orElse(half.name().dir()) == half.name().dir())
        .toList();
  }

  /**
   * A key says VLANs only where they tell connections apart, the virtual channel unless it is 0.
   */
  static boolean isOf(ConnectionReport.Name name, TruthLine line) {
    return line.number("vc").orElse(0) == name.vc()
        && isSaid(line.number("vlan"), name.vlanOuter())
        && isSaid(line.number("inner_vlan"), name.vlanInner());
  }

  private static boolean isSaid(OptionalInt said, OptionalInt seen) {
    return said.isEmpty() || said.getAsInt() == seen.orElse(0);
  }

  private static Seen sum(List<HalfReport> halves, ToLongFunction<HalfReport> figure) {
    return new Seen.Value(halves.stream().mapToLong(figure).sum());
  }

  private static Seen messages(TruthLine line, List<HalfReport> halves) {
    if (!line.key().has("channel")) {
      return sum(halves, half -> half.count(HalfCounter.MESSAGES));
    }
    OptionalInt code = line.number("opcode");
    String channel = line.text("channel").orElse("");
    if (code.isEmpty() || channel.length() != 1) {
      return new Seen.Unknown("its key needs channel and opcode, or neither");
    }
    return Opcode.of(channel.charAt(0) - '@', code.getAsInt())
        .map(opcode -> opcode.channel() + "." + opcode.tileLinkName())
        .map(name -> sum(halves, half -> messages(half, name)))
        .orElse(new Seen.Unknown("there is no such message"));
  }

  private static long messages(HalfReport half, String name) {
    HalfReport.MessageCount count = half.messages().get(name);
    return count == null ? 0 : count.count();
  }

  private static long flits(HalfReport half, String channel) {
    return half.messages().entrySet().stream()
        .filter(each -> each.getKey().startsWith(channel + "."))
        .mapToLong(each -> each.getValue().flits())
        .sum();
  }

  private static Seen params(TruthLine line, List<HalfReport> halves) {
    String group = line.text("group").orElse("").toLowerCase(Locale.ROOT);
    OptionalInt param = line.number("param");
    if (param.isEmpty()) {
      return new Seen.Unknown("its key needs group and param");
    }
    return sum(halves, half -> param(half, group, param.getAsInt()));
  }

  private static long param(HalfReport half, String group, int param) {
    List<Long> values = half.traffic().params().getOrDefault(group, List.of());
    return param < values.size() ? values.get(param) : 0;
  }

  private static long classFlits(HalfReport half, String name) {
    var share = half.traffic().classes().get(name.toLowerCase(Locale.ROOT));
    return share == null ? 0 : share.flits();
  }

  private static Seen anomalies(TruthLine line, List<HalfReport> halves) {
    String code = line.text("code").orElse("");
    if (!Codes.isAnomaly(code)) {
      return new Seen.Unknown("there is no anomaly '" + code + "'");
    }
    return sum(halves, half -> half.anomalies().getOrDefault(code, 0L));
  }

  private static Seen credits(
      TruthLine line, List<HalfReport> halves, ToLongFunction<CreditFigures> figure) {
    String channel = line.text("channel").orElse("");
    return sum(
        halves,
        half -> {
          CreditFigures credit = half.credits().get(channel);
          return credit == null ? 0 : figure.applyAsLong(credit);
        });
  }

  private interface Known {
    OptionalLong of(CreditFigures credit);
  }

  private static Seen stall(TruthLine line, List<HalfReport> halves, Known figure) {
    String channel = line.text("channel").orElse("");
    long sum = 0;
    for (HalfReport half : halves) {
      CreditFigures credit = half.credits().get(channel);
      if (credit != null && credit.stallNanos().isEmpty()) {
        return new Seen.Nothing("stall is not known, credits are " + credit.state());
      }
      sum += credit == null ? 0 : figure.of(credit).orElse(0);
    }
    return new Seen.Value(sum);
  }

  private static Seen second(
      TruthLine line, List<HalfReport> halves, ToLongFunction<HalfReport.Second> figure) {
    long second = Math.floorDiv(line.t0(), NANOS_PER_SECOND) * NANOS_PER_SECOND;
    return sum(
        halves,
        half -> {
          HalfReport.Second of = half.seconds().get(second);
          return of == null ? 0 : figure.applyAsLong(of);
        });
  }

  private static Seen counter(TruthLine line, List<HalfReport> halves) {
    return Codes.counter(line.metric())
        .map(counter -> sum(halves, half -> half.count(counter)))
        .orElse(new Seen.Unknown("no half has a metric '" + line.metric() + "'"));
  }
}
