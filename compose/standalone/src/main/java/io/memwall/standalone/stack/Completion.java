package io.memwall.standalone.stack;

import io.memwall.collectors.agent.CaptureSummary;
import io.memwall.sql.Parameter;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until ClickHouse holds all of what was published, and all that was computed from it: the
 * topologies must have come as far as their topics reached when the wait began, then as far as the
 * internal topics reached after that, then the sink as far as the results. Ends are taken once per
 * step, so that it ends on a live stack too. Last, the sequence numbers say that nothing is
 * missing.
 */
public final class Completion {
  private static final Duration NOT_A_STEP_FOR = Duration.ofSeconds(60);
  private static final Duration SAY_EVERY = Duration.ofSeconds(2);
  private static final long LOOK_EVERY_MS = 100;

  private final StackFile stack;
  private final QueryRunner runner;
  private final Progress progress;
  private final Supplier<Optional<String>> failure;
  private final List<String> topologies;

  /**
   * @param runner asks the ClickHouse of the stack
   * @param failure why waiting is of no use, when it is not
   */
  public Completion(
      StackFile stack, QueryRunner runner, Progress progress, Supplier<Optional<String>> failure) {
    this.stack = stack;
    this.runner = runner;
    this.progress = progress;
    this.failure = failure;
    topologies = Topologies.NAMES;
  }

  private Completion(Completion other, List<String> topologies) {
    stack = other.stack;
    runner = other.runner;
    progress = other.progress;
    failure = other.failure;
    this.topologies = topologies;
  }

  /** The same where only some topologies run. */
  public Completion of(List<String> topologies) {
    return new Completion(this, topologies);
  }

  /**
   * Returns when all is there.
   *
   * @throws CommandException if something stands still, or events are missing in the end
   */
  public void await(CaptureSummary summary) throws InterruptedException {
    awaitStored();
    requireNothingMissing(summary);
  }

  /**
   * Returns when the sink has stored what is computed from all that is in Kafka now.
   *
   * @throws CommandException if something stands still
   */
  public void awaitStored() throws InterruptedException {
    var settings = StreamsSettings.single(stack.kafka(), Path.of(stack.dataDirectory()));
    Map<String, Set<String>> topics = Topologies.readTopics(settings, stack.partitions());
    topics
        .keySet()
        .retainAll(
            topologies.stream().map(name -> StreamsSettings.APPLICATION_PREFIX + name).toList());
    try (var admin = KafkaClients.of(stack.kafka()).admin()) {
      var offsets = new Offsets(admin);
      for (String step : List.of("read", "summed")) {
        for (var topology : topics.entrySet()) {
          until(offsets, topology.getKey(), topology.getValue(), step);
        }
      }
      until(offsets, Sinks.GROUP, Sinks.topics(), "stored");
    }
  }

  private void until(Offsets offsets, String group, Collection<String> topics, String step)
      throws InterruptedException {
    Map<TopicPartition, Long> ends = offsets.ends(topics);
    long said = System.nanoTime();
    long stepped = said;
    long least = Long.MAX_VALUE;
    for (long left = offsets.behind(group, ends); left > 0; left = offsets.behind(group, ends)) {
      giveUpOnFailure();
      long now = System.nanoTime();
      stepped = left < least ? now : stepped;
      least = Math.min(left, least);
      if (now - stepped > NOT_A_STEP_FOR.toNanos()) {
        throw new CommandException(
            "%s stands still with %d records not yet %s; see %s/logs"
                .formatted(group, left, step, stack.dataDirectory()));
      }
      if (now - said > SAY_EVERY.toNanos()) {
        said = now;
        progress.say("  %,d records not yet %s by %s".formatted(left, step, group));
      }
      Thread.sleep(LOOK_EVERY_MS);
    }
  }

  private void giveUpOnFailure() {
    failure
        .get()
        .ifPresent(
            why -> {
              throw new CommandException(why);
            });
  }

  private void requireNothingMissing(CaptureSummary summary) {
    String name = summary.request().caseName();
    var coverage =
        runner.run(SavedQueries.named("coverage"), Map.of(Parameter.CASE, name)).rowsByName();
    if (coverage.isEmpty()) {
      throw new CommandException("case " + name + " is not in ClickHouse");
    }
    for (var stream : coverage) {
      if (((Number) stream.get("missing")).longValue() != 0) {
        throw new CommandException(
            "case %s: %s %s events are missing in ClickHouse"
                .formatted(name, stream.get("missing"), stream.get("events")));
      }
    }
  }
}
