package io.memwall.collectors.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class LiveFramesTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Frame frame = new Frame();

  @Test
  void everyFrame_ofAFastProducer_arrivesInOrder() {
    // So small that the producer has to wait most of the time.
    var source = new LiveFrames(List.of("eth0"), 256);
    var producer =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 20_000; i++) {
                put(source, i, 10 + i % 60);
              }
              source.end();
            });

    for (int i = 0; i < 20_000; i++) {
      assertThat(source.poll(frame, LONG)).isEqualTo(FrameSource.Poll.FRAME);
      assertThat(frame.epochNanos()).isEqualTo(i);
      assertThat(frame.capturedLength()).isEqualTo(10 + i % 60);
      assertThat(frame.buffer().get(frame.offset())).isEqualTo((byte) i);
      assertThat(frame.direction()).isEqualTo(Frame.Direction.INBOUND);
    }
    assertThat(source.poll(frame, LONG)).isEqualTo(FrameSource.Poll.END);
    assertThat(producer).succeedsWithin(10, TimeUnit.SECONDS);
  }

  @Test
  void quietSource_saysIdleAndThenEnd() {
    var source = new LiveFrames(List.of("eth0"), 256);

    assertThat(source.poll(frame, Duration.ofMillis(1))).isEqualTo(FrameSource.Poll.IDLE);
    source.end();
    assertThat(source.poll(frame, Duration.ZERO)).isEqualTo(FrameSource.Poll.END);
  }

  @Test
  void silentProducer_leavesTheHorizonToTheClock() {
    var source = new LiveFrames(List.of("eth0"), 256);

    assertThat(source.poll(frame, Duration.ZERO)).isEqualTo(FrameSource.Poll.IDLE);
    assertThat(source.horizon(5_000_000_000L)).isEqualTo(4_000_000_000L);
  }

  @Test
  void horizon_isWhatTheProducerSaidBeforeTheSourceRanDry() {
    // A simulation far behind the clock: its frames must not find their interval closed.
    var source = new LiveFrames(List.of("eth0"), 256);
    source.reached(7);
    assertThat(source.poll(frame, Duration.ZERO)).isEqualTo(FrameSource.Poll.IDLE);
    put(source, 8, 30);
    source.reached(9);

    assertThat(source.horizon(Long.MAX_VALUE)).isEqualTo(7);
    assertThat(source.poll(frame, LONG)).isEqualTo(FrameSource.Poll.FRAME);
    assertThat(source.poll(frame, Duration.ZERO)).isEqualTo(FrameSource.Poll.IDLE);
    assertThat(source.horizon(Long.MAX_VALUE)).isEqualTo(9);
  }

  @Test
  void waitingProducer_isLetGoByClose() {
    var source = new LiveFrames(List.of("eth0"), 64);
    put(source, 0, 30);
    var waiting = CompletableFuture.supplyAsync(() -> put(source, 1, 30));

    source.close();

    assertThat(waiting).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(false);
  }

  @Test
  void frame_thatCanNeverFit_isRefused() {
    var source = new LiveFrames(List.of("eth0"), 64);

    assertThatThrownBy(() -> put(source, 0, 64)).isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean put(LiveFrames source, int number, int length) {
    byte[] bytes = new byte[length];
    bytes[0] = (byte) number;
    try {
      return source.put(number, 0, Frame.Direction.INBOUND, ByteBuffer.wrap(bytes));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
