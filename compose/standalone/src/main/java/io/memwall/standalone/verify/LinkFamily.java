package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import io.memwall.schemas.Nanos;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What links carried: shares of their rate, and how evenly masters share them. */
final class LinkFamily implements Family {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long TEN_NS = 10 * SECOND_NS;
  private static final double MILLION = 1e6;

  private final List<Bandwidth> links;

  LinkFamily(Answers answers) {
    Collection<Bandwidth> all =
        answers.latest(
            Topics.BANDWIDTH,
            each ->
                List.of(
                    each.getEntityKind(), each.getEntity(), each.getWindowNs(), each.getTStart()),
            Bandwidth::getRevision);
    links = all.stream().filter(each -> each.getEntityKind() == EntityKind.LINK).toList();
  }

  @Override
  public Optional<Seen> seen(TruthLine line) {
    return switch (line.metric()) {
      case "expected_jain_ppm" -> Optional.of(jain(line));
      case "expected_step_utilisation_ppm" -> Optional.of(utilisation(line));
      default -> Optional.empty();
    };
  }

  /** Of the direction with most traffic, in its fullest window of ten seconds. */
  private Seen jain(TruthLine line) {
    return links.stream()
        .filter(each -> each.getEntity().startsWith(line.text("link").orElse("") + "/"))
        .filter(each -> each.getWindowNs() == TEN_NS)
        .filter(each -> each.getFairness() != null && each.getFairness().getJain() != null)
        .max(Comparator.comparingLong(Bandwidth::getGoodputBytes))
        .<Seen>map(
            each ->
                new Seen.Near(
                    Math.round(each.getFairness().getJain() * MILLION), line.value() / 100))
        .orElseGet(() -> new Seen.Nothing("no result tells how evenly masters share that link"));
  }

  /** Seconds of the direction that carries reads, or writes, of the node's link. */
  private List<Bandwidth> seconds(TruthLine line) {
    boolean answers = line.text("direction").orElse("").equals("response");
    String to = line.text("node").orElse("") + "-";
    return links.stream()
        .filter(each -> each.getEntity().startsWith(to))
        // The host is the link's first end: what it sends goes tx.
        .filter(each -> each.getEntity().endsWith(answers ? "/rx" : "/tx"))
        .filter(each -> each.getWindowNs() == SECOND_NS)
        .filter(each -> Nanos.of(each.getTStart()) >= line.t0())
        .filter(each -> Nanos.of(each.getTEnd()) <= line.t1())
        .toList();
  }

  /** The data only, with their frames. */
  private Seen utilisation(TruthLine line) {
    List<Bandwidth> seconds = seconds(line);
    if (seconds.isEmpty() || seconds.get(0).getCapacityBps() == null) {
      return new Seen.Nothing("no result for that link, or its capacity is not known");
    }
    String kind = line.text("direction").orElse("").equals("response") ? "RD" : "WR";
    long bytes =
        seconds.stream()
            .flatMap(each -> each.getClasses().stream())
            .filter(each -> each.getTraffic().equals(kind))
            .mapToLong(each -> each.getWireBytes())
            .sum();
    double share =
        bytes * 8.0 * SECOND_NS / seconds.get(0).getCapacityBps() / (line.t1() - line.t0());
    return new Seen.Near(Math.round(share * MILLION), line.value() / 100);
  }
}
