package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Sums over the windows of a half: frames, bytes, messages. */
final class TrafficFamily implements Family {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long TEN_NS = 10 * SECOND_NS;
  private static final String BY_SECOND = "_1s";
  private static final Set<String> SAID =
      Set.of("tap", "mac_src", "mac_dst", "dir", "vlan", "inner_vlan");

  private static final Map<String, ToLongFunction<Bandwidth>> FIGURES =
      Map.of(
          "frames", Bandwidth::getFrames,
          "messages", Bandwidth::getMessages,
          "wire_bytes", Bandwidth::getWireBytes,
          "frame_bytes", Bandwidth::getFrameBytes,
          "payload_bytes", Bandwidth::getPayloadBytes,
          "goodput_bytes", Bandwidth::getGoodputBytes,
          "retrans_frames", Bandwidth::getRetransFrames,
          "retrans_wire_bytes", Bandwidth::getRetransWireBytes);

  private final List<Bandwidth> windows;

  TrafficFamily(Answers answers) {
    Collection<Bandwidth> all =
        answers.latest(
            Topics.BANDWIDTH,
            each ->
                List.of(
                    each.getEntityKind(), each.getEntity(), each.getWindowNs(), each.getTStart()),
            Bandwidth::getRevision);
    windows =
        Stream.of(SECOND_NS, TEN_NS)
            .map(length -> halves(all, length))
            .filter(some -> !some.isEmpty())
            .findFirst()
            .orElse(List.of());
  }

  /** Windows shorter than the agents' intervals have no figures. */
  private static List<Bandwidth> halves(Collection<Bandwidth> all, long windowNanos) {
    return all.stream()
        .filter(each -> each.getEntityKind() == EntityKind.HALF)
        .filter(each -> each.getWindowNs() == windowNanos)
        .toList();
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    boolean bySecond = line.metric().endsWith(BY_SECOND);
    var figure = FIGURES.get(line.metric().replace(BY_SECOND, ""));
    if (figure == null || !line.text("mac_src").isPresent() || isMore(line)) {
      return Optional.empty();
    }
    Predicate<Bandwidth> time = each -> !bySecond || Nanos.of(each.getTStart()) == line.t0();
    return Optional.of(new Seen.Value(halves(line).filter(time).mapToLong(figure).sum()));
  }

  /** Whether a line asks for a part of the sums only, such as messages of one kind. */
  private static boolean isMore(TruthLine line) {
    return line.key().properties().stream().anyMatch(field -> !SAID.contains(field.getKey()));
  }

  private Stream<Bandwidth> halves(TruthLine line) {
    return windows.stream()
        .filter(each -> is(line, "tap", each.getTapId()))
        .filter(each -> is(line, "mac_src", each.getMacSrc()))
        .filter(each -> is(line, "mac_dst", each.getMacDst()))
        .filter(each -> line.number("dir").orElse(each.getDir()) == each.getDir());
  }

  private static boolean is(TruthLine line, String key, Object value) {
    return line.text(key).equals(Optional.ofNullable(value).map(Object::toString));
  }
}
