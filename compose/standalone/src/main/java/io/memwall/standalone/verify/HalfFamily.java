package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.events.Acks;
import io.memwall.schemas.events.CreditCount;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Params;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What flow records count of a half beyond the results: sums over its intervals. */
final class HalfFamily implements Family {
  private static final Map<String, Function<Flow, Long>> COUNTS =
      Map.ofEntries(
          Map.entry("ack_only_frames", flow -> flow.getFrames().getAckOnly()),
          Map.entry("capture_lost", flow -> flow.getFrames().getCaptureLost()),
          Map.entry("close_frames", flow -> flow.getFrames().getClose()),
          Map.entry("empty_frames", flow -> flow.getFrames().getEmpty()),
          Map.entry("fill_frames", flow -> flow.getFrames().getFill()),
          Map.entry("gap_frames", flow -> flow.getFrames().getGapFrames()),
          Map.entry("nak_episodes", flow -> acks(flow, acks -> acks.getNakEpisodes())),
          Map.entry("nak_frames", flow -> acks(flow, acks -> acks.getNakFrames())),
          Map.entry("new_frames", flow -> flow.getFrames().getNewFrames()),
          Map.entry("open_frames", flow -> flow.getFrames().getOpen()),
          Map.entry(
              "size_mismatch",
              flow -> flow.getMatching() == null ? null : flow.getMatching().getSizeMismatch()));

  private final Facts facts;

  HalfFamily(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    return line.text("mac_src").isEmpty()
        ? Optional.empty()
        : figure(line).map(figure -> Sums.of(facts.half(line), figure));
  }

  private static Optional<Function<Flow, Long>> figure(TruthLine line) {
    String channel = line.text("channel").orElse("");
    return switch (line.metric()) {
      case "messages" -> line.number("opcode").isPresent() ? messages(line) : Optional.empty();
      case "flits" -> Optional.of(flow -> flits(flow, code(channel)));
      case "class_flits" -> Optional.of(flow -> classFlits(flow, line.text("class").orElse("")));
      case "params" -> Optional.of(flow -> param(flow, line));
      case "anomalies" ->
          Optional.of(flow -> flow.getAnomalies().getOrDefault(line.text("code").orElse(""), 0L));
      case "credits_granted" -> credits(channel, CreditCount::getGranted);
      case "credits_consumed" -> credits(channel, CreditCount::getConsumed);
      case "stall_ns" -> credits(channel, CreditCount::getStallNs);
      case "stall_events" -> credits(channel, CreditCount::getStallEvents);
      default -> Optional.ofNullable(COUNTS.get(line.metric()));
    };
  }

  private static Long acks(Flow flow, Function<Acks, Long> figure) {
    return flow.getAcks() == null ? null : figure.apply(flow.getAcks());
  }

  /** Channels are 1 to 5 on the wire. */
  private static int code(String channel) {
    return channel.isEmpty() ? 0 : channel.charAt(0) - '@';
  }

  private static Optional<Function<Flow, Long>> messages(TruthLine line) {
    int channel = code(line.text("channel").orElse(""));
    int opcode = line.number("opcode").orElseThrow();
    return Optional.of(
        flow ->
            flow.getMessages().stream()
                .filter(each -> each.getChannel() == channel && each.getOpcode() == opcode)
                .mapToLong(each -> each.getCount())
                .sum());
  }

  private static long flits(Flow flow, int channel) {
    return flow.getMessages().stream()
        .filter(each -> each.getChannel() == channel)
        .mapToLong(each -> each.getFlits())
        .sum();
  }

  private static long classFlits(Flow flow, String name) {
    return flow.getClasses().stream()
        .filter(each -> each.getTraffic().name().equals(name))
        .mapToLong(each -> each.getFlits())
        .sum();
  }

  private static long param(Flow flow, TruthLine line) {
    if (flow.getParams() == null) {
      return 0;
    }
    List<Long> values = group(flow.getParams(), line.text("group").orElse(""));
    int param = line.number("param").orElse(Integer.MAX_VALUE);
    return param < values.size() ? values.get(param) : 0;
  }

  private static List<Long> group(Params params, String name) {
    return switch (name) {
      case "GROW" -> params.getGrow();
      case "PROBE_CAP" -> params.getProbeCap();
      case "GRANT_CAP" -> params.getGrantCap();
      case "PROBE_ACK" -> params.getProbeAck();
      case "RELEASE" -> params.getRelease();
      default -> List.of();
    };
  }

  private static Optional<Function<Flow, Long>> credits(
      String channel, Function<CreditCount, Long> figure) {
    return Optional.of(
        flow -> {
          Long sum = 0L;
          for (CreditCount each : flow.getCredits()) {
            if (each.getChannel() == code(channel)) {
              Long value = figure.apply(each);
              sum = value == null ? null : value;
            }
          }
          return sum;
        });
  }
}
