package io.memwall.streams.bandwidth;

import static io.memwall.streams.bandwidth.Traces.SECOND;
import static io.memwall.streams.bandwidth.Traces.T0;
import static io.memwall.streams.bandwidth.Traces.second;
import static io.memwall.streams.bandwidth.Traces.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.schemas.DeadLetters;
import io.memwall.schemas.Topics;
import io.memwall.schemas.events.Flow;
import io.memwall.schemas.events.Health;
import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.ReplayRequest;
import io.memwall.streams.TopicPipes;
import io.memwall.streams.bandwidth.BandwidthTopology.BandwidthTopics;
import io.memwall.streams.window.FoldSettings;
import io.memwall.streams.window.Interval;
import io.memwall.streams.window.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BandwidthTopologyTest {
  private static final BandwidthTopics TOPICS =
      BandwidthTopics.of(1, fingerprint -> Optional.empty());
  private static final Traces NODE = Traces.of("n1");

  @TempDir private Path stateDir;
  private TopicPipes pipes;
  private final List<Bandwidth> seen = new ArrayList<>();

  @BeforeEach
  void start() {
    var topology = new BandwidthTopology(TOPICS, FoldSettings.DEFAULT).get();
    pipes = new TopicPipes(topology, stateDir, T0.plusSeconds(1));
  }

  @AfterEach
  void stop() {
    pipes.close();
  }

  @Test
  void aClosedSecond_isOneResultPerHalfAndLink() {
    send(NODE.flow("c", 0, second(0), 10));
    assertThat(results()).isEmpty();
    send(NODE.heartbeat(second(0)));
    assertThat(results())
        .extracting(Bandwidth::getEntityKind, Bandwidth::getEntity)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(EntityKind.HALF, "n1:eth0/c/0/0"),
            org.assertj.core.groups.Tuple.tuple(EntityKind.LINK, "n1:eth0/c/0"));
    var half = last(EntityKind.HALF, SECOND, T0);
    assertThat(half.getWireBytes()).isEqualTo(1000);
    assertThat(half.getMessages()).isEqualTo(10);
    assertThat(half.getMacSrc()).isEqualTo("02:00:00:00:00:00");
    assertThat(half.getCoverage()).isEqualTo(1.0);
    assertThat(half.getCoveredNs()).isEqualTo(SECOND);
    assertThat(half.getRevision().getCounter()).isEqualTo(1);
    assertThat(half.getRevision().getGeneration())
        .as("a second of traffic, two of waiting for nothing")
        .isEqualTo(T0.plusSeconds(3).getEpochSecond());
  }

  @Test
  void aMinuteOfSeconds_isTheSumOfItsParts() {
    for (int i = 0; i < 60; i++) {
      send(NODE.flow("c", 0, second(i), i));
      send(NODE.heartbeat(second(i)));
    }
    assertThat(results())
        .as("an open minute is not told")
        .filteredOn(one -> one.getWindowNs() == 60 * SECOND)
        .extracting(Bandwidth::getEntityKind)
        .containsExactlyInAnyOrder(EntityKind.HALF, EntityKind.LINK);
    assertThat(last(EntityKind.HALF, 10 * SECOND, T0.plusSeconds(20)).getFrames())
        .isEqualTo(20 + 21 + 22 + 23 + 24 + 25 + 26 + 27 + 28 + 29);
    var minute = last(EntityKind.HALF, 60 * SECOND, T0);
    assertThat(minute.getFrames()).isEqualTo(59 * 60 / 2);
    assertThat(minute.getRecords()).isEqualTo(60);
    assertThat(minute.getCoverage()).isEqualTo(1.0);
  }

  @Test
  void aNodeTwoMinutesLate_losesNothing() {
    var late = Traces.of("late");
    for (int i = 0; i < 180; i++) {
      send(NODE.flow("c", 0, second(i), 1));
      send(NODE.heartbeat(second(i)));
    }
    for (int i = 0; i < 60; i++) {
      send(late.flow("d", 0, second(i), 2));
      send(late.heartbeat(second(i)));
    }
    results();
    assertThat(last("late:eth0/d/0/0", 60 * SECOND, T0).getFrames()).isEqualTo(120);
    assertThat(last("late:eth0/d/0/0", 60 * SECOND, T0).getCoverage()).isEqualTo(1.0);
    assertThat(last("n1:eth0/c/0/0", 60 * SECOND, T0).getFrames()).isEqualTo(60);
  }

  @Test
  void heartbeatsHoursAheadOfTheirRecords_endAMinute_onlyAfterARetentionOfWallTime() {
    send(NODE.flow("c", 0, second(0), 1));
    for (int minute = 0; minute < 180; minute++) {
      send(NODE.heartbeat(seconds(60L * minute, 60L * minute + 60)));
    }
    pipes.waitFor(Duration.ofMinutes(50));
    send(NODE.flow("c", 0, second(1), 2));
    results();
    assertThat(last(EntityKind.HALF, 60 * SECOND, T0).getFrames()).isEqualTo(3);
    assertThat(last(EntityKind.LINK, 60 * SECOND, T0).getFrames()).isEqualTo(3);
    assertThat(last(EntityKind.LINK, 60 * SECOND, T0).getCoverage()).isEqualTo(1.0);
    pipes.waitFor(Duration.ofMinutes(50));
    send(NODE.flow("c", 0, second(2), 4));
    pipes.waitFor(Duration.ofMinutes(65));
    send(NODE.heartbeat(seconds(20_000, 20_001)));
    results();
    assertThat(last(EntityKind.LINK, 60 * SECOND, T0).getFrames()).isEqualTo(7);
    send(NODE.flow("c", 0, second(3), 8));
    send(NODE.flow("c", 0, second(4), 8));
    assertThat(results()).as("the minute is gone; its figures stay").isEmpty();
    var asked = pipes.read(TOPICS.leftOut().replay());
    assertThat(asked)
        .extracting(ReplayRequest::getFold)
        .containsExactly("half-windows", "link-windows");
    assertThat(asked).extracting(ReplayRequest::getTStart).containsOnly(T0);
    pipes.waitFor(Duration.ofSeconds(60));
    send(NODE.flow("c", 0, second(5), 8));
    assertThat(pipes.read(TOPICS.leftOut().replay())).as("more, long after").hasSize(2);
  }

  @Test
  void aClockFiftyMinutesAhead_makesNobodyElseLate() {
    var ahead = Traces.of("ahead");
    for (int i = 0; i < 20; i++) {
      send(ahead.flow("d", 0, second(3000 + i), 1));
      send(ahead.heartbeat(second(3000 + i)));
      send(NODE.flow("c", 0, second(i), 1));
      send(NODE.heartbeat(second(i)));
    }
    results();
    for (int i = 0; i < 20; i++) {
      var one = last("n1:eth0/c/0/0", SECOND, T0.plusSeconds(i));
      assertThat(one.getFrames()).isEqualTo(1);
    }
  }

  @Test
  void aRepeat_changesNothingAndSaysNothing() {
    send(NODE.flow("c", 0, second(0), 10));
    send(NODE.heartbeat(second(0)));
    results();
    send(NODE.flow("c", 0, second(0), 10));
    send(NODE.heartbeat(second(0)));
    assertThat(results()).isEmpty();
    pipes.waitFor(Duration.ofSeconds(10));
    assertThat(results()).extracting(Bandwidth::getWindowNs).doesNotContain(SECOND);
  }

  @Test
  void aHigherRevision_replaces_andALowerOneDoesNot() {
    send(NODE.flow("c", 0, second(0), 10));
    send(NODE.heartbeat(second(0)));
    results();
    var first = last(EntityKind.HALF, SECOND, T0);
    send(NODE.flow("c", 0, second(0), 12, 2));
    results();
    var corrected = last(EntityKind.HALF, SECOND, T0);
    assertThat(corrected.getFrames()).isEqualTo(12);
    assertThat(corrected.getRevision().getGeneration())
        .isEqualTo(first.getRevision().getGeneration());
    assertThat(corrected.getRevision().getCounter())
        .isGreaterThan(first.getRevision().getCounter());
    send(NODE.flow("c", 0, second(0), 11, 1));
    assertThat(results()).isEmpty();
  }

  @Test
  void aDeadNode_isShownWithoutItsLastHeartbeat_andCoverageIsUnknown() {
    send(NODE.flow("c", 0, second(0), 10));
    pipes.waitFor(Duration.ofSeconds(3));
    assertThat(results()).isNotEmpty();
    assertThat(last(EntityKind.HALF, SECOND, T0).getFrames()).isEqualTo(10);
    assertThat(last(EntityKind.HALF, SECOND, T0).getCoverage()).isNull();
  }

  @Test
  void aHeartbeatAfterItsResult_correctsTheCoverage() {
    send(NODE.flow("c", 0, second(0), 10));
    pipes.waitFor(Duration.ofSeconds(3));
    send(NODE.heartbeat(second(0), SECOND / 2, 0));
    results();
    assertThat(last(EntityKind.HALF, SECOND, T0).getCoverage()).isEqualTo(0.5);
  }

  @Test
  void anIdleHalf_isCoveredByHeartbeatsAlone() {
    for (int i = 0; i < 10; i++) {
      if (i < 3) {
        send(NODE.flow("c", 0, second(i), 5));
      }
      send(NODE.heartbeat(second(i)));
    }
    results();
    var ten = last(EntityKind.HALF, 10 * SECOND, T0);
    assertThat(ten.getFrames()).isEqualTo(15);
    assertThat(ten.getCoverage()).isEqualTo(1.0);
    assertThat(ten.getRecords()).isEqualTo(3);
  }

  @Test
  void aRestartedCollector_coversTheRestOfTheWindow() {
    var next = NODE.inEpoch(2);
    send(NODE.flow("c", 0, second(0), 5));
    for (int i = 0; i < 4; i++) {
      send(NODE.heartbeat(second(i)));
    }
    for (int i = 5; i < 10; i++) {
      send(next.heartbeat(second(i)));
    }
    pipes.waitFor(Duration.ofSeconds(3));
    results();
    assertThat(last(EntityKind.HALF, 10 * SECOND, T0).getCoverage()).isEqualTo(0.9);
  }

  @Test
  void dropsAreChargedToCoverage() {
    send(NODE.flow("c", 0, second(0), 10));
    send(NODE.heartbeat(second(0), SECOND, 1000));
    results();
    assertThat(last(EntityKind.HALF, SECOND, T0).getCoverage()).isEqualTo(0.5);
  }

  @Test
  void twoHalvesOnOneLink_sum() {
    send(onLink(NODE.flow("c", 0, second(0), 10)));
    send(onLink(NODE.flow("d", 1, second(0), 7)));
    send(NODE.heartbeat(second(0)));
    results();
    var link = last("h0-p0/tx", SECOND, T0);
    assertThat(link.getFrames()).isEqualTo(17);
    assertThat(link.getHalves()).isEqualTo(2);
    assertThat(link.getConnId()).isNull();
    assertThat(link.getTapId()).isEqualTo("n1:eth0");
    assertThat(link.getNodes()).containsExactly("n1");
    assertThat(link.getCoverage()).isEqualTo(1.0);
  }

  @Test
  void aResult_namesTheNodesThatWatched_onceAndInOrder() {
    for (var node : List.of("n3", "n1", "n2")) {
      send(onLink(Traces.of(node).flow(node + "c", 0, second(0), 1)));
      send(onLink(Traces.of(node).flow(node + "d", 0, second(0), 1)));
    }
    pipes.waitFor(Duration.ofSeconds(62));
    results();
    assertThat(last("h0-p0/tx", SECOND, T0).getNodes()).containsExactly("n1", "n2", "n3");
    assertThat(last("n2:eth0/n2c/0/0", 60 * SECOND, T0).getNodes()).containsExactly("n2");
  }

  @Test
  void aLinkWatchedByVeryManyNodes_namesTheFirst() {
    for (int i = 0; i < 100; i++) {
      send(onLink(Traces.of("n" + (100 + i)).flow("c" + i, 0, second(0), 1)));
    }
    pipes.waitFor(Duration.ofSeconds(62));
    results();
    assertThat(last("h0-p0/tx", SECOND, T0).getHalves()).isEqualTo(100);
    assertThat(last("h0-p0/tx", SECOND, T0).getNodes()).hasSize(64).startsWith("n100", "n101");
  }

  @Test
  void oneHalfSeenByTwoTaps_isNotSummedTwice() {
    var pool = Traces.of("pool");
    send(onLink(NODE.flow("c", 0, second(0), 10)));
    send(onLink(pool.flow("c", 0, second(0), 9)));
    send(NODE.heartbeat(second(0)));
    send(pool.heartbeat(second(0)));
    results();
    assertThat(last("h0-p0/tx", SECOND, T0).getFrames()).isEqualTo(10);
    assertThat(last("h0-p0/tx", SECOND, T0).getTapId()).isEqualTo("n1:eth0");
  }

  @Test
  void aShortCase_isFullyCovered() {
    var capture = new Traces("file:trace", -1, "trace");
    long start = second(0).startNs() + 300_000_000;
    var seen141ms = new Interval(start, start + 141_000_001);
    send(capture.flow("c", 0, second(0), 10));
    send(capture.heartbeat(seen141ms));
    send(capture.stop(seen141ms.endNs()));
    results();
    for (long length : Window.LENGTHS_NS) {
      var window = last("trace/c/0/0", length, T0);
      assertThat(window.getCoverage()).isEqualTo(1.0);
      assertThat(window.getSpanNs()).isEqualTo(141_000_001);
      assertThat(window.getCaseName()).isEqualTo("trace");
      assertThat(window.getFrames()).isEqualTo(10);
    }
  }

  @Test
  void aFinalHeartbeat_closesEverythingAtOnce() {
    send(NODE.flow("c", 0, second(0), 10));
    send(NODE.heartbeat(second(0)));
    send(NODE.stop(second(0).endNs()));
    results();
    assertThat(last(EntityKind.HALF, 60 * SECOND, T0).getFrames()).isEqualTo(10);
    assertThat(last(EntityKind.LINK, 60 * SECOND, T0).getFrames()).isEqualTo(10);
  }

  @Test
  void anIntervalOfTenSeconds_givesNoSecond() {
    send(NODE.flow("c", 0, seconds(0, 10), 10));
    send(NODE.heartbeat(seconds(0, 10)));
    assertThat(results()).extracting(Bandwidth::getWindowNs).containsOnly(10 * SECOND);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void anIntervalOfSomeSeconds_isInTheTenSecondsAndTheMinute(int length) {
    for (int from = 0; from < 60; from += length) {
      send(NODE.flow("c", 0, seconds(from, from + length), length));
      send(NODE.heartbeat(seconds(from, from + length)));
    }
    assertThat(results()).extracting(Bandwidth::getWindowNs).containsOnly(10 * SECOND, 60 * SECOND);
    for (int start = 0; start < 60; start += 10) {
      var ten = last(EntityKind.HALF, 10 * SECOND, T0.plusSeconds(start));
      assertThat(ten.getFrames()).isEqualTo(10);
      assertThat(ten.getCoverage()).isEqualTo(1.0);
    }
    assertThat(last(EntityKind.LINK, 60 * SECOND, T0).getFrames()).isEqualTo(60);
  }

  @Test
  void anUnreadableRecord_becomesADeadLetter_andTheNextIsCounted() {
    byte[] key = {'c'};
    byte[] garbage = {(byte) 0xC3, 1, 2, 3};
    pipes.sendRaw(TOPICS.flow().name(), key, garbage);
    send(NODE.flow("c", 0, second(0), 10));
    send(NODE.heartbeat(second(0)));
    results();
    assertThat(last(EntityKind.HALF, SECOND, T0).getFrames()).isEqualTo(10);
    var letters = pipes.readRaw(Topics.DEADLETTER);
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).value()).isEqualTo(garbage);
    assertThat(letters.get(0).key()).isEqualTo(key);
    var headers = letters.get(0).headers();
    assertThat(headers.lastHeader(DeadLetters.ORIGIN_TOPIC).value())
        .asString()
        .isEqualTo("memwall.flow");
    assertThat(headers.lastHeader(DeadLetters.COMPONENT).value())
        .asString()
        .isEqualTo("memwall-test");
    assertThat(headers.lastHeader(DeadLetters.REASON).value()).asString().isNotBlank();
  }

  private static Flow onLink(Flow flow) {
    return Flow.newBuilder(flow).setLinkId("h0-p0:tx").build();
  }

  private void send(Flow flow) {
    pipes.send(TOPICS.flow(), flow.getConnId(), flow);
  }

  private void send(Health health) {
    pipes.send(TOPICS.health(), health.getEnvelope().getNodeId(), health);
  }

  /** What came out since the last call. */
  private List<Bandwidth> results() {
    var fresh = pipes.readSettled(TOPICS.bandwidth());
    seen.addAll(fresh);
    return fresh;
  }

  private Bandwidth last(EntityKind kind, long lengthNs, Instant start) {
    return seen.stream()
        .filter(one -> one.getEntityKind() == kind)
        .filter(one -> one.getWindowNs() == lengthNs && one.getTStart().equals(start))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private Bandwidth last(String entity, long lengthNs, Instant start) {
    return seen.stream()
        .filter(one -> one.getEntity().equals(entity))
        .filter(one -> one.getWindowNs() == lengthNs && one.getTStart().equals(start))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }
}
