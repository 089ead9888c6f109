package io.memwall.standalone.suite;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.AvroCodec;
import io.memwall.schemas.Topics;
import io.memwall.schemas.results.Hotspot;
import io.memwall.streams.alerts.AlertRules;
import io.memwall.streams.alerts.Rehearsal;
import io.memwall.streams.alerts.Rehearsal.Told;
import io.memwall.streams.alerts.Rule;
import io.memwall.streams.hotspot.HotspotTopology;
import io.memwall.streams.hotspot.HotspotTopology.HotspotTopics;
import io.memwall.streams.hotspot.ScoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Labelled traces through the topology that scores and through the rules of alerts: how many of the
 * alerts told are right, and how many of the right ones are told. The labels were fixed before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AlertSuiteTest {
  private static final Logger log = LoggerFactory.getLogger(AlertSuiteTest.class);
  private static final double REQUIRED = 0.95;

  /** Of a window, for its results to come, and for an alert to wait for a parent's. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private static final Duration STEP = Duration.ofMillis(250);

  /** What came of a trace. */
  private record Outcome(Trace trace, List<Told> told) {
    List<Told> walls() {
      return told.stream().filter(each -> each.rule() == Rule.MEMORY_WALL).toList();
    }

    boolean isTold(String severity) {
      return walls().stream()
          .anyMatch(
              each ->
                  each.isFiring()
                      && (severity.equals("warning") || each.severity().word().equals(severity)));
    }

    boolean isExpected(String severity) {
      return trace.expected().equals(severity)
          || (trace.expected().equals("critical") && severity.equals("warning"));
    }

    boolean isEarly() {
      return walls().stream()
          .anyMatch(each -> !each.decided().isAfter(SuiteFabric.start(Trace.BEGINS)));
    }

    boolean namesTheCause() {
      return trace.expected().equals("none")
          || walls().stream()
              .flatMap(each -> Stream.of(each.annotations().get("causes").split(", ")))
              .anyMatch(trace.causes()::contains);
    }

    Optional<Long> secondsToDetect() {
      return walls().stream()
          .filter(each -> each.isFiring() && each.severity().word().equals(trace.expected()))
          .findFirst()
          .map(
              each ->
                  Duration.between(SuiteFabric.start(Trace.BEGINS), each.decided()).toSeconds());
    }
  }

  /** Right and wrong decisions over some traces; each trace is asked for both severities. */
  private record Score(long right, long wrong, long missed, long named, long traces) {
    static Score of(List<Outcome> outcomes) {
      long right = 0;
      long wrong = 0;
      long missed = 0;
      for (Outcome outcome : outcomes) {
        for (String severity : List.of("warning", "critical")) {
          boolean isTold = outcome.isTold(severity);
          boolean isRight = outcome.isExpected(severity) && !outcome.isEarly();
          right += isTold && isRight ? 1 : 0;
          wrong += isTold && !isRight ? 1 : 0;
          missed += !isTold && outcome.isExpected(severity) ? 1 : 0;
        }
      }
      long named = outcomes.stream().filter(Outcome::namesTheCause).count();
      return new Score(right, wrong, missed, named, outcomes.size());
    }

    double precision() {
      return (double) right / (right + wrong);
    }

    double recall() {
      return (double) right / (right + missed);
    }

    String line(String part) {
      return "%s: %d traces, precision %.3f, recall %.3f, cause named in %d"
          .formatted(part, traces, precision(), recall(), named);
    }
  }

  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Long> delaysMs = new ArrayList<>();
  private Instant now = SuiteFabric.T0;

  @BeforeAll
  void run(@TempDir Path stateDir) throws Exception {
    List<Trace> traces = Trace.all();
    List<SuiteFabric> fabrics =
        IntStream.range(0, traces.size())
            .mapToObj(number -> new SuiteFabric(traces.get(number), number + 1))
            .toList();
    traces.forEach(trace -> outcomes.add(new Outcome(trace, new ArrayList<>())));
    var rehearsal = new Rehearsal(AlertRules.silent());
    var topology =
        new HotspotTopology(HotspotTopics.of(1, any -> Optional.empty()), ScoreSettings.DEFAULT);
    try (var driver = new TopologyTestDriver(topology.get(), settings(stateDir), SuiteFabric.T0)) {
      fabrics.forEach(fabric -> fabric.inventory().forEach(sent -> send(driver, sent)));
      for (int window = 0; window < Trace.WINDOWS; window++) {
        passTo(driver, rehearsal, SuiteFabric.start(window + 1));
        for (SuiteFabric fabric : fabrics) {
          fabric.of(window).forEach(sent -> send(driver, sent));
        }
        passTo(driver, rehearsal, now.plus(PATIENCE));
      }
    }
    report();
  }

  private static Properties settings(Path stateDir) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "alert-suite");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    return settings;
  }

  private static void send(TopologyTestDriver driver, SuiteFabric.Sent sent) {
    driver
        .createInputTopic(sent.topic(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(sent.key(), sent.value());
  }

  private void passTo(TopologyTestDriver driver, Rehearsal rehearsal, Instant time)
      throws Exception {
    var results =
        driver.createOutputTopic(
            Topics.HOTSPOT.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var codec = AvroCodec.of(Hotspot.class);
    while (now.isBefore(time)) {
      Duration left = Duration.between(now, time);
      Duration step = left.compareTo(PATIENCE) > 0 ? left : STEP;
      driver.advanceWallClockTime(step);
      now = now.plus(step);
      for (byte[] value : results.readValuesToList()) {
        rehearsal.see(codec.decode(value), now);
      }
      rehearsal.news(now).forEach(this::note);
    }
  }

  private void note(Told told) {
    delaysMs.add(Duration.between(told.decided(), now).toMillis());
    outcomes.stream()
        .filter(each -> each.trace().name().equals(told.fabric()))
        .forEach(each -> each.told().add(told));
  }

  private void report() throws Exception {
    var text = new ArrayList<String>();
    text.add(Score.of(outcomes).line("all"));
    text.add(score(false).line("known while rules were made"));
    text.add(score(true).line("held out"));
    var seconds = new TreeMap<String, List<Long>>();
    for (Outcome each : outcomes) {
      each.secondsToDetect()
          .ifPresent(
              time ->
                  seconds
                      .computeIfAbsent(each.trace().causes().get(0), cause -> new ArrayList<>())
                      .add(time));
    }
    seconds.forEach(
        (cause, all) -> text.add("%s: told %s s after it began".formatted(cause, sorted(all))));
    text.add("leaves %d ms after the window's end (p99)".formatted(p99()));
    for (Outcome each : outcomes) {
      text.add(
          "%s expected %s, told %s"
              .formatted(
                  each.trace().name(),
                  each.trace().expected(),
                  each.told().stream().map(AlertSuiteTest::line).collect(joining("; "))));
    }
    Files.write(Path.of("target/alert-suite.txt"), text);
    text.forEach(log::info);
  }

  private static List<Long> sorted(List<Long> all) {
    return all.stream().sorted().toList();
  }

  private static String line(Told told) {
    long window =
        Duration.between(SuiteFabric.T0, told.decided()).dividedBy(SuiteFabric.WINDOW) - 1;
    return "%s %s %s in %d"
        .formatted(
            told.isFiring() ? told.severity().word() : "over",
            told.rule().word(),
            told.entity().text(),
            window);
  }

  private Score score(boolean isFresh) {
    return Score.of(outcomes.stream().filter(each -> each.trace().isFresh() == isFresh).toList());
  }

  private long p99() {
    List<Long> sorted = sorted(delaysMs);
    return sorted.get((int) Math.ceil(0.99 * sorted.size()) - 1);
  }

  @Test
  void alertsAreRight_andRightOnesAreTold() {
    for (Score score : List.of(score(false), score(true))) {
      assertThat(score.precision()).isGreaterThanOrEqualTo(REQUIRED);
      assertThat(score.recall()).isGreaterThanOrEqualTo(REQUIRED);
    }
  }

  @Test
  void whatIsTold_namesTheCause() {
    assertThat(outcomes)
        .filteredOn(each -> !each.walls().isEmpty() && !each.namesTheCause())
        .extracting(each -> each.trace().name())
        .isEmpty();
  }

  @Test
  void whatIsTold_isOverWhenTheTroubleIs() {
    assertThat(outcomes)
        .filteredOn(
            each ->
                each.walls().stream().filter(Told::isFiring).map(Told::entity).distinct().count()
                    != each.walls().stream()
                        .filter(told -> !told.isFiring())
                        .map(Told::entity)
                        .distinct()
                        .count())
        .extracting(each -> each.trace().name())
        .isEmpty();
  }

  @Test
  void anAlert_leavesWithinTwoSecondsOfItsWindow() {
    assertThat(p99()).isLessThan(2_000);
  }
}
