package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Leak;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is suspected to leak after the last hour, and how fast. */
final class LeakFamily implements Family {
  private final List<Leak> leaks;

  LeakFamily(Answers answers) {
    leaks =
        List.copyOf(
            answers.latest(
                Topics.LEAK,
                each ->
                    List.of(
                        each.getPoolId(),
                        each.getTenant(),
                        each.getWorkload(),
                        each.getTag(),
                        each.getTStart()),
                Leak::getRevision));
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    return switch (line.metric()) {
      case "tenant_leak_suspect" ->
          Optional.of(last(line).map(LeakFamily::suspects).orElseGet(LeakFamily::nothing));
      case "tenant_leak_bytes_per_hour" ->
          Optional.of(last(line).map(LeakFamily::slope).orElseGet(LeakFamily::nothing));
      default -> Optional.empty();
    };
  }

  private Optional<Leak> last(TruthLine line) {
    String pool = line.text("pool").orElse("");
    String tenant = line.text("tenant").orElse("");
    return leaks.stream()
        .filter(each -> each.getPoolId().equals(pool) && each.getTenant().equals(tenant))
        .max(Comparator.comparing(Leak::getTStart));
  }

  private static Seen suspects(Leak leak) {
    return leak.getSuspect() == null
        ? new Seen.Nothing(leak.getReason())
        : new Seen.Value(leak.getSuspect() ? 1 : 0);
  }

  private static Seen slope(Leak leak) {
    return leak.getSlopeBytesPerH() == null
        ? new Seen.Nothing("fewer than two hours")
        : new Seen.Value(Math.round(leak.getSlopeBytesPerH()));
  }

  private static Seen nothing() {
    return new Seen.Nothing("no result for that pool and tenant");
  }
}
