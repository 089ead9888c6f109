package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.allocator.AllocationEvent;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Tap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A whole simulation on disk: a capture file and, if wanted, the truth about it. */
public final class Recording {
  private Recording() {}

  /**
   * What was written.
   *
   * @param records flow records; 0 for a capture
   * @param frames in the capture file, or counted by the records
   * @param frameBytes of the frames in the capture file; line time in bytes for records
   * @param startNanos epoch nanoseconds
   * @param endNanos simulated time when nothing was left to happen
   */
  public record Summary(
      long records,
      long frames,
      long frameBytes,
      long allocations,
      long startNanos,
      long endNanos) {}

  /**
   * Runs to the end and writes both files, replacing what was there. At sizes too large for frames
   * the first file holds flow records as JSON lines, compressed if its name ends in .gz.
   *
   * @throws IllegalStateException when the load has no end; nothing is written then
   * @throws IOException when a file cannot be written
   */
  public static Summary write(SimulationOptions options, Path capture, Optional<Path> truth)
      throws IOException {
    if (options.size().level() == Size.Level.FLOWS) {
      return FlowRecording.write(options, capture, truth);
    }
    Count count = new Count();
    Simulation simulation = new Simulation(options, count, count::allocation);
    if (options.load().isEndless()) {
      simulation.runToEnd();
    }
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(capture), 1 << 16);
        PcapngWriter writer = new PcapngWriter(file, simulation.taps())) {
      count.to(writer);
      simulation.runToEnd();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (truth.isPresent()) {
      try (Writer lines = Files.newBufferedWriter(truth.get(), StandardCharsets.UTF_8)) {
        simulation.writeTruth(lines);
      }
    }
    return count.summary(simulation);
  }

  /** Counts on the way to the file, which can only be opened once the taps are known. */
  private static final class Count implements FrameSink {
    private Optional<FrameSink> next = Optional.empty();
    private long frames;
    private long bytes;
    private long allocations;

    void to(FrameSink sink) {
      next = Optional.of(sink);
    }

    @Override
    public void frame(Tap tap, long tNanos, ByteBuffer frame, Direction direction) {
      frames++;
      bytes += frame.remaining();
      next.ifPresent(sink -> sink.frame(tap, tNanos, frame, direction));
    }

    @Override
    public void cutFrame(Tap tap, long tNanos, Cut cut, Direction direction) {
      frames++;
      bytes += cut.bytes().remaining();
      next.ifPresent(sink -> sink.cutFrame(tap, tNanos, cut, direction));
    }

    void allocation(AllocationEvent event) {
      allocations++;
    }

    Summary summary(Simulation simulation) {
      long start = Epoch.at(simulation.options().start()).startNanos();
      return new Summary(0, frames, bytes, allocations, start, simulation.nowNanos());
    }
  }
}
