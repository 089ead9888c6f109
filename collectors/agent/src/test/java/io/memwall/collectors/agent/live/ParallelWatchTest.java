package io.memwall.collectors.agent.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.collectors.agent.Frames;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.LiveFrames;
import io.memwall.collectors.agent.flow.FabricMap;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.collectors.agent.flow.FlowSink;
import io.memwall.collectors.agent.flow.FlowsOnly;
import io.memwall.collectors.agent.flow.IntervalEnd;
import io.memwall.collectors.agent.flow.IntervalLength;
import io.memwall.collectors.agent.flow.MeterSettings;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ParallelWatchTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long START = 1_767_225_600L * SECOND;

  private final List<String> said = new ArrayList<>();
  private final FlowSink sink =
      new FlowsOnly() {
        @Override
        public void flow(FlowRecord record) {
          long second = (record.interval().start() - START) / SECOND;
          said.add(second + " " + record.half().tapId() + " " + record.frames().total());
        }

        @Override
        public void intervalEnd(IntervalEnd end) {
          said.add((end.interval().start() - START) / SECOND + " end " + end.tloeFrames());
        }
      };

  @Test
  void intervals_areToldTogether_inOrderOfTime() throws Exception {
    LiveFrames left = new LiveFrames(List.of("left"), 1 << 16);
    LiveFrames right = new LiveFrames(List.of("right"), 1 << 16);
    try (var watch =
        new ParallelWatch(
            List.of(watched(left, "left"), watched(right, "right")),
            () -> Instant.ofEpochSecond(START / SECOND),
            sink)) {
      put(left, 0, 1);
      put(left, 0, 2);
      put(left, 1, 3);
      // The right one is far behind: nothing can be told yet.
      assertThat(watch.tell()).isTrue();
      assertThat(said).isEmpty();
      put(right, 0, 1);
      put(right, 2, 2);
      left.end();
      right.end();
      watch.tellAll();
      assertThat(watch.sight().drops()).hasValue(0);
      // The left one had ended before the last interval: nobody watched all of it.
      assertThat(watch.sight().watchedNanos()).isZero();
      assertThat(watch.notTold()).isZero();
    }
    assertThat(said)
        .containsSubsequence("0 left 2", "0 right 1", "0 end 3")
        .containsSubsequence("0 end 3", "1 left 1", "1 end 1", "2 right 1", "2 end 1");
    assertThat(said.stream().filter(line -> line.contains("end"))).hasSize(3);
  }

  @Test
  void close_endsEndlessSources() {
    LiveFrames endless = new LiveFrames(List.of("left"), 1 << 16);
    var watch =
        new ParallelWatch(
            List.of(watched(endless, "left")), () -> Instant.ofEpochSecond(START / SECOND), sink);
    watch.close();
    watch.tellAll();
    assertThat(said).containsExactly("0 end 0");
  }

  private static ParallelWatch.Watched watched(LiveFrames source, String tap) {
    return new ParallelWatch.Watched(
        source,
        new MeterSettings(
            "fabric", Set.of(0xAAAA), IntervalLength.SECOND, 1, index -> tap, new FabricMap()));
  }

  private static void put(LiveFrames source, int second, int sequence) throws Exception {
    source.put(
        START + second * SECOND,
        0,
        Frame.Direction.UNKNOWN,
        ByteBuffer.wrap(Frames.get(sequence, 1)));
  }
}
