package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.agent.capture.FrameSource;
import io.memwall.collectors.agent.capture.FrameSource.Poll;
import io.memwall.collectors.wire.FrameDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Follows a source as it goes: a line for each frame as soon as it is tracked, a table of the
 * halves every second, or both.
 */
public final class LiveView {
  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final long SECOND = 1_000_000_000L;

  private final Set<Integer> etherTypes;
  private FrameFilter filter = new FrameFilter.All(List.of());
  private Optional<Boolean> jsonLines = Optional.empty();
  private final int rows;

  /**
   * @param etherTypes read as TLoE
   * @param rows of the table at most; 0 for no table
   */
  public LiveView(Set<Integer> etherTypes, int rows) {
    this.etherTypes = Set.copyOf(etherTypes);
    this.rows = rows;
  }

  /**
   * Shows lines of frames for which an expression holds; the table counts all of them.
   *
   * @throws FilterException naming the place that cannot be read
   */
  public LiveView filtered(String expression) {
    filter = FrameFilter.parse(expression);
    return this;
  }

  /** A line for each frame. What is found out later about a frame stands on the later line. */
  public LiveView lines(boolean json) {
    jsonLines = Optional.of(json);
    return this;
  }

  /**
   * Follows until the source ends or one asks to stop.
   *
   * @param clock nanoseconds that never step back, such as of {@link System#nanoTime}
   */
  public void follow(
      FrameSource source, BooleanSupplier stopped, LongSupplier clock, Consumer<String> out) {
    var tracking = new Tracking(etherTypes, "live");
    var decoder = new FrameDecoder(Tracking.decoder(etherTypes));
    var sight = new FrameSight();
    sight.frame = decoder.frame();
    Optional<LineOut> lines =
        jsonLines.map(json -> new LineOut(out, json, () -> source.interfaces().size() > 1));
    var table = new LiveTable(rows, out);
    var frame = new Frame();
    long next = clock.getAsLong() + SECOND;
    Poll found = Poll.IDLE;
    while (found != Poll.END && !stopped.getAsBoolean()) {
      found = source.poll(frame, PATIENCE);
      if (found == Poll.FRAME) {
        tracking.track(frame, source.interfaces());
        sight.moveTo(frame, source.interfaces(), tracking.verdicts().take());
        lines.ifPresent(to -> show(sight, decoder, to));
      }
      long now = clock.getAsLong();
      if (now >= next) {
        table.show(tracking, source, now - next + SECOND);
        next = now + SECOND;
      }
    }
    tracking.finish();
    table.end(tracking, source, clock.getAsLong() - next + SECOND);
  }

  private void show(FrameSight sight, FrameDecoder decoder, LineOut lines) {
    if (!decoder.decode(sight.bytes, sight.offset, sight.capturedLength, sight.wireLength)) {
      sight.verdict.rejected(decoder.reject());
    }
    if (filter.shows(sight)) {
      lines.write(sight);
    }
  }
}
