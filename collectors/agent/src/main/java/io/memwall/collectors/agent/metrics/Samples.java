package io.memwall.collectors.agent.metrics;

import static io.memwall.collectors.agent.metrics.Sample.counter;
import static io.memwall.collectors.agent.metrics.Sample.gauge;

import io.memwall.collectors.agent.limits.LimitStatus;
import io.memwall.collectors.agent.part.PartStatus;
import io.memwall.collectors.agent.publish.PublishStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A picture of the agent as figures. What is not known has no sample. */
final class Samples {
  private static final double NANOS = 1e9;

  private final List<Sample> samples = new ArrayList<>();

  private Samples() {}

  static List<Sample> of(AgentFigures figures) {
    var all = new Samples();
    all.agent(figures);
    figures.parts().forEach(all::part);
    all.publish(figures);
    all.limits(figures.limits());
    return all.samples;
  }

  private void agent(AgentFigures figures) {
    add(
        gauge(
            "memwall.agent.running.seconds",
            "Time since the start.",
            Map.of(),
            seconds(figures.running())));
    add(
        gauge(
            "memwall.agent.silent.seconds",
            "Time since the agent's own thread was last seen at work.",
            Map.of(),
            seconds(figures.silent())));
    figures
        .reloads()
        .forEach(
            (result, count) ->
                add(
                    counter(
                        "memwall.agent.reloads",
                        "Times the configuration was read again, by how that went.",
                        Map.of("result", result),
                        count)));
  }

  private void part(String name, PartStatus status) {
    add(
        gauge(
            "memwall.agent.part.up",
            "1 while a part of the agent works and lacks nothing.",
            Map.of("part", name),
            status.state() == PartStatus.State.RUNNING ? 1 : 0));
    status
        .counts()
        .forEach(
            (what, count) ->
                add(
                    counter(
                        "memwall.agent.part.work",
                        "What a part did or met since its start.",
                        Map.of("part", name, "what", what),
                        count)));
  }

  private void publish(AgentFigures figures) {
    PublishStatus publish = figures.publish();
    figures
        .events()
        .forEach(
            (kind, count) ->
                add(
                    counter(
                        "memwall.agent.events",
                        "Events that got a number.",
                        Map.of("kind", kind),
                        count)));
    publish
        .lost()
        .forEach(
            (cause, count) ->
                add(
                    counter(
                        "memwall.agent.events.lost",
                        "Events given up, by class and reason; reports declare them.",
                        Map.of(
                            "class",
                            cause.lossClass().name().toLowerCase(Locale.ROOT),
                            "reason",
                            cause.reason()),
                        count)));
    add(
        gauge(
            "memwall.agent.kafka.connected",
            "1 while Kafka takes events.",
            Map.of(),
            publish.connected() ? 1 : 0));
    waiting(publish.waiting());
  }

  private void waiting(PublishStatus.Waiting waiting) {
    waitingBytes("queue", waiting.queuedBytes());
    waitingBytes("unacknowledged", waiting.unackedBytes());
    waitingBytes("spool", waiting.spoolBytes());
    add(
        gauge(
            "memwall.agent.waiting.oldest.seconds",
            "Age of the oldest event Kafka has not acknowledged; 0 when none waits.",
            Map.of(),
            waiting.oldestNanos().orElse(0) / NANOS));
  }

  private void waitingBytes(String where, long bytes) {
    add(
        gauge(
            "memwall.agent.waiting.bytes",
            "Events on their way to Kafka, by where they are.",
            Map.of("where", where),
            (double) bytes));
  }

  private void limits(LimitStatus limits) {
    limits
        .cpuNanos()
        .ifPresent(
            nanos ->
                add(
                    counter(
                        "memwall.agent.cpu.seconds",
                        "Processor time used.",
                        Map.of(),
                        nanos / NANOS)));
    limits
        .residentBytes()
        .ifPresent(
            bytes ->
                add(
                    gauge(
                        "memwall.agent.resident.bytes",
                        "Memory in use, capture rings included.",
                        Map.of(),
                        (double) bytes)));
    limits
        .limits()
        .ifPresent(
            may -> {
              add(
                  gauge(
                      "memwall.agent.limit.cpu.cores",
                      "Cores the agent may use.",
                      Map.of(),
                      may.cpuCores()));
              add(
                  gauge(
                      "memwall.agent.limit.memory.bytes",
                      "Memory the agent may use.",
                      Map.of(),
                      (double) may.memoryBytes()));
            });
    add(
        gauge(
            "memwall.agent.coarseness",
            "How far the agent has gone to stay within its limits; 0 is not at all.",
            Map.of(),
            limits.step()));
    add(
        gauge(
            "memwall.agent.watched.ratio",
            "Share of the time that captures look; below 1 to stay within the limits.",
            Map.of(),
            limits.watchedShare()));
  }

  private void add(Sample sample) {
    samples.add(sample);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / NANOS;
  }
}
