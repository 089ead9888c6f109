package io.memwall.streams.window;

import static io.memwall.streams.window.Watch.SECOND;
import static io.memwall.streams.window.Watch.second;
import static io.memwall.streams.window.Watch.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.streams.MemoryRows;
import io.memwall.streams.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WindowBookTest {
  private static final FoldSettings TEN_MINUTES =
      new FoldSettings(Duration.ofMinutes(10), Duration.ofSeconds(2));
  private static final long MINUTE_MS = 60_000;
  private static final Watch NODE = Watch.of("n1");
  private static final String C = Watch.entity("n1", "c");

  private MemoryRows rows;
  private Recorder out;
  private Frames kind;
  private WindowBook<Long> book;
  private long nowMs;

  @BeforeEach
  @BeforeTry
  void open() {
    rows = new MemoryRows();
    out = new Recorder();
    nowMs = 1_000_000;
    kind = Frames.BY_TAP;
    book = new WindowBook<>(kind, TEN_MINUTES, rows, out, nowMs);
  }

  /** Lets the time pass that a closed minute waits for what comes with a late record. */
  private void showLate() {
    nowMs += 2_000;
    book.tick(nowMs);
  }

  private void foldLinks() {
    kind = Frames.BY_LINK;
    book = new WindowBook<>(kind, TEN_MINUTES, rows, out, nowMs);
  }

  @Property(tries = 150)
  void anyOrderOfArrival_endsInTheSameResults(@ForAll Random random) {
    var observations = new ArrayList<Observation<Long>>();
    for (var node : List.of(NODE, Watch.of("n2"), new Watch("file:x", 7, "x"))) {
      for (int i = 0; i < 12; i++) {
        if (i % 4 != 3) {
          observations.add(flow(node, "c", i, i + 1, 0));
          observations.add(flow(node, "d", i, 2L * i, 0));
        }
        if (i % 5 == 0) {
          observations.add(flow(node, "c", i, 100 + i, 1));
        }
        observations.add(node.heartbeat(second(i), SECOND - i, i));
      }
      observations.add(node.stop(second(11).endNs()));
    }
    var inOrder = endOf(observations);
    Collections.shuffle(observations, random);
    observations.addAll(observations.subList(0, 10));
    assertThat(endOf(observations)).isEqualTo(inOrder);
  }

  @Test
  void aReopenedBook_stillOwesItsDirtyWindows() {
    observe(flow(NODE, "c", 0, 10, 0));
    var reopened = new Recorder();
    book = new WindowBook<>(kind, TEN_MINUTES, rows, reopened, nowMs);
    book.observe("", NODE.heartbeat(second(0)), clock());
    assertThat(reopened.last).hasSize(1);
    book.tick(nowMs + 11_999);
    assertThat(reopened.last).hasSize(1);
    book.tick(nowMs + 12_000);
    assertThat(reopened.last).as("ten seconds, and two more").hasSize(2);
    book.tick(nowMs + 61_999);
    assertThat(reopened.last).hasSize(2);
    book.tick(nowMs + 62_000);
    assertThat(reopened.last).as("a minute, and two seconds more").hasSize(3);
  }

  @Test
  void lateRecordsOfClosedWindows_areShownTogether() {
    observe(flow(NODE, "c", 0, 10, 0), NODE.heartbeat(seconds(0, 60)));
    int shown = out.revisions.size();
    for (int i = 1; i < 30; i++) {
      observe(flow(NODE, "c", i, 10, 0));
    }
    assertThat(out.revisions).as("nothing at once").hasSize(shown);
    book.tick(nowMs + 1_999);
    assertThat(out.revisions).as("29 seconds, three times ten").hasSize(shown + 32);
    book.tick(nowMs + 2_000);
    assertThat(out.revisions).as("and their minute once").hasSize(shown + 33);
    assertThat(frames(C, 60 * SECOND)).isEqualTo(300);
  }

  @Test
  void aReopenedBook_keepsItsGenerationAndCountsOn() {
    observe(flow(NODE, "c", 0, 10, 0), NODE.heartbeat(second(0)));
    var first = out.revisions.get(out.revisions.size() - 1);
    nowMs += 86_400_000;
    book = new WindowBook<>(kind, TEN_MINUTES, rows, out, nowMs);
    observe(flow(NODE, "c", 0, 11, 1));
    showLate();
    assertThat(out.revisions).extracting(Revision::generation).containsOnly(first.generation());
    assertThat(out.revisions.get(out.revisions.size() - 1)).isGreaterThan(first);
  }

  @Test
  void aMinuteBehindRetention_isForgotten_butItsResultsStay() {
    observe(flow(NODE, "c", 0, 10, 0), flow(NODE, "c", 1, 10, 0));
    observe(NODE.heartbeat(seconds(0, 60)));
    nowMs += MINUTE_MS * 11;
    observe(NODE.heartbeat(seconds(700, 701)));
    out.last.clear();
    observe(flow(NODE, "c", 0, 99, 1), flow(NODE, "c", 5, 99, 0));
    assertThat(out.last).isEmpty();
    assertThat(out.events)
        .containsExactly(FoldEvent.LATE_BEYOND_STATE, FoldEvent.LATE_BEYOND_STATE);
  }

  @Test
  void aRecordBehindRetention_whoseMinuteWasNeverForgotten_isFolded() {
    observe(NODE.heartbeat(seconds(7000, 7001)));
    observe(flow(NODE, "c", 0, 10, 0), flow(NODE, "c", 1, 20, 0));
    showLate();
    assertThat(frames(C, 60 * SECOND)).isEqualTo(30);
    assertThat(out.events).isEmpty();
  }

  @Test
  void aSharedLink_isKeptWhole_whileOneOfItsNodesIsHoursAhead() {
    foldLinks();
    var ahead = Watch.of("ahead");
    observe(onLink(NODE, "c", 0, 10), onLink(ahead, "d", 0, 5));
    observe(ahead.heartbeat(seconds(36_000, 36_001)));
    observe(onLink(NODE, "c", 1, 10));
    observe(NODE.heartbeat(seconds(0, 60)));
    assertThat(frames("l", 60 * SECOND)).isEqualTo(25);
  }

  @Test
  void aLinkWhoseTasksAreHoursApart_getsAllContributions_withTheirCoverage() {
    foldLinks();
    // The heartbeats of a link's task come with one partition, here the quick one, from the log.
    for (int minute = 0; minute < 120; minute++) {
      observe(onLink(NODE, "quick", 60L * minute, 10));
      observe(NODE.heartbeat(seconds(60L * minute, 60L * minute + 60)));
      nowMs += 100;
    }
    for (int minute = 0; minute < 120; minute++) {
      observe(onLink(NODE, "slow", 60L * minute + 1, 5));
      nowMs += 100;
    }
    showLate();
    assertThat(out.events).isEmpty();
    var minutes = windows("l", 60 * SECOND);
    assertThat(minutes).hasSize(120);
    assertThat(minutes).allMatch(minute -> frames(minute) == 15);
    assertThat(minutes).allMatch(minute -> minute.coverage().ratio().orElse(0) == 1.0);
    assertThat(sum("l", SECOND)).isEqualTo(120 * 15);
  }

  @Test
  void aHalfWhoseHeartbeatsRunHoursAhead_getsAllContributions() {
    observe(flow(NODE, "c", 0, 1, 0), flow(NODE, "c", 7_199, 1, 0));
    for (int minute = 0; minute < 120; minute++) {
      observe(NODE.heartbeat(seconds(60L * minute, 60L * minute + 60)));
    }
    for (int i = 1; i < 7_199; i++) {
      observe(flow(NODE, "c", i, 1, 0));
    }
    showLate();
    assertThat(out.events).isEmpty();
    assertThat(sum(C, SECOND)).isEqualTo(7_200);
    assertThat(sum(C, 60 * SECOND)).isEqualTo(7_200);
  }

  @Test
  void aMinuteTouchedAgain_isKeptAsLongAgain() {
    observe(flow(NODE, "c", 0, 1, 0));
    for (int i = 1; i < 10; i++) {
      nowMs += MINUTE_MS * 9;
      observe(NODE.heartbeat(seconds(540L * i, 540L * i + 540)));
      observe(flow(NODE, "c", i, 1, 0));
    }
    showLate();
    assertThat(out.events).isEmpty();
    assertThat(frames(C, 60 * SECOND)).isEqualTo(10);
  }

  @Test
  void aCatchUpOfDays_isLetGoOf_aRetentionLater() {
    for (int minute = 0; minute < 2_000; minute++) {
      observe(flow(NODE, "c", 60L * minute, 1, 0));
      observe(NODE.heartbeat(seconds(60L * minute, 60L * minute + 60)));
    }
    int full = rows.size();
    nowMs += MINUTE_MS * 11;
    for (int i = 0; i < 200; i++) {
      observe(NODE.heartbeat(second(120_000 + i)));
    }
    assertThat(rows.size()).isLessThan(full / 10);
  }

  @Test
  void aMinuteSwallowedBetweenForgottenOnes_isFoldedWhileAnyoneKeepsIt() {
    foldLinks();
    var behind = Watch.of("behind");
    observe(onLink(behind, "d", 661, 5));
    // Every second minute, until the ranges of the forgotten ones run together.
    for (int i = 0; i < 80; i++) {
      observe(onLink(NODE, "c", 120L * i, 1));
    }
    nowMs += MINUTE_MS * 11;
    observe(behind.heartbeat(seconds(660, 720)));
    for (int i = 0; i < 3; i++) {
      observe(NODE.heartbeat(second(20_000 + i)));
    }
    observe(onLink(NODE, "c", 662, 5));
    assertThat(out.events).isEmpty();
  }

  @Property(tries = 100)
  void secondsAddUpToTheirMinute_whenTheTapThatSawMoreChangesWithin(@ForAll Random random) {
    var observations = new ArrayList<Observation<Long>>();
    var one = Watch.of("a");
    var other = Watch.of("b");
    for (int i = 0; i < 60; i++) {
      observations.add(onLink(one, "c", i, i < 30 ? 10 : 5));
      if (i % 7 != 0) {
        observations.add(onLink(other, "c", i, i < 30 ? 5 : 14));
      }
      observations.add(one.heartbeat(second(i)));
      observations.add(other.heartbeat(second(i)));
    }
    Collections.shuffle(observations, random);
    open();
    foldLinks();
    for (var observation : observations) {
      observe(observation);
      nowMs += 100;
      book.tick(nowMs);
    }
    book.tick(nowMs + MINUTE_MS + 2_000);
    long expected = 25 * 5 + 26 * 14;
    assertThat(sum("l", 60 * SECOND)).isEqualTo(expected);
    assertThat(sum("l", 10 * SECOND)).isEqualTo(expected);
    assertThat(sum("l", SECOND)).isEqualTo(expected);
    assertThat(windows("l", SECOND)).allMatch(window -> !window.nodes().contains("a"));
  }

  @Test
  void equalTaps_areChosenByName_whoeverCameFirst() {
    foldLinks();
    observe(onLink(Watch.of("b"), "c", 0, 5), onLink(Watch.of("a"), "c", 0, 5));
    book.tick(nowMs + MINUTE_MS + 2_000);
    assertThat(windows("l", SECOND).get(0).nodes()).containsExactly("a");
  }

  @Test
  void allState_goesOnceEverythingIsBehindRetention() {
    for (int i = 0; i < 120; i++) {
      observe(flow(NODE, "c", i, 1, 0), NODE.heartbeat(second(i)));
    }
    int full = rows.size();
    observe(NODE.heartbeat(second(4_999)));
    assertThat(rows.size()).as("held for a retention of wall time").isGreaterThan(full);
    nowMs += MINUTE_MS * 11;
    for (int i = 0; i < 60; i++) {
      observe(NODE.heartbeat(second(5_000 + i)));
    }
    // Generation, epoch, the range of forgotten minutes, and the reports of the last minute.
    assertThat(rows.size()).isLessThan(70).isLessThan(full);
  }

  @Test
  void aSilentEpoch_letsGoOfItsStateInTime() {
    observe(flow(NODE, "c", 0, 1, 0));
    for (int i = 0; i < 100; i++) {
      observe(NODE.heartbeat(second(i)));
    }
    nowMs += Duration.ofMinutes(11).toMillis();
    for (int i = 0; i < 20; i++) {
      book.tick(nowMs);
    }
    // The generation, the numbers in use and the range of forgotten minutes.
    assertThat(rows.size()).isEqualTo(3);
    assertThat(frames(C, 60 * SECOND)).isEqualTo(1);
  }

  @Test
  void aCorrectionToALongerInterval_takesTheRecordOutOfTheShorterWindows() {
    observe(flow(NODE, "c", 0, 10, 0), NODE.heartbeat(second(0)));
    var longer = NODE.frames("c", seconds(0, 10), 70, 1);
    observe(longer, NODE.stop(second(9).endNs()));
    assertThat(frames(C, SECOND)).isZero();
    assertThat(frames(C, 10 * SECOND)).isEqualTo(70);
  }

  @Test
  void anImpossibleInterval_isCountedAndLeftOut() {
    observe(NODE.frames("c", seconds(5, 4), 1, 0));
    observe(NODE.frames("c", seconds(0, 61), 1, 0));
    assertThat(out.events)
        .containsExactly(FoldEvent.UNUSABLE_INTERVAL, FoldEvent.UNUSABLE_INTERVAL);
    assertThat(rows.size()).isZero();
  }

  private Map<Window, WindowResult<Long>> endOf(List<Observation<Long>> observations) {
    open();
    observations.forEach(this::observe);
    // Whatever no epoch closes is shown in the end.
    book.tick(nowMs + MINUTE_MS + 2_000);
    return Map.copyOf(out.last);
  }

  @SafeVarargs
  private void observe(Observation<Long>... observations) {
    for (var observation : observations) {
      if (observation instanceof Contribution<Long> contribution) {
        book.observe(kind.entitiesOf(contribution).get(0), contribution, clock());
      } else {
        book.observe("", observation, clock());
      }
    }
  }

  /** The log took everything on the day it speaks of. */
  private WindowBook.Clock clock() {
    return new WindowBook.Clock(nowMs, second(0).startNs() / 1_000_000);
  }

  private static Observation<Long> flow(
      Watch node, String connection, long second, long frames, int revision) {
    return node.frames(connection, second(second), frames, revision);
  }

  private static Observation<Long> onLink(Watch node, String connection, long second, long frames) {
    return node.frames(connection, second(second), frames, 0);
  }

  private static long frames(WindowResult<Long> window) {
    return window.evidence().mapToLong(Long::longValue).sum();
  }

  private long frames(String entity, long lengthNs) {
    return frames(windows(entity, lengthNs).get(0));
  }

  private long sum(String entity, long lengthNs) {
    return windows(entity, lengthNs).stream().mapToLong(WindowBookTest::frames).sum();
  }

  private List<WindowResult<Long>> windows(String entity, long lengthNs) {
    return out.last.entrySet().stream()
        .filter(entry -> entry.getKey().subject().entity().equals(entity))
        .filter(entry -> entry.getKey().lengthNs() == lengthNs)
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The last result of every window. */
  private static final class Recorder implements WindowBook.Output<Long> {
    private final Map<Window, WindowResult<Long>> last = new HashMap<>();
    private final List<Revision> revisions = new ArrayList<>();
    private final List<FoldEvent> events = new ArrayList<>();

    @Override
    public void result(WindowResult<Long> result, Revision revision) {
      last.put(result.window(), result);
      revisions.add(revision);
    }

    @Override
    public void event(FoldEvent event, LeftOut<Long> leftOut) {
      events.add(event);
    }
  }
}
