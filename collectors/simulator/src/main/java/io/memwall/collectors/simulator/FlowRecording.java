package io.memwall.collectors.simulator;

import io.memwall.collectors.simulator.truth.TruthKey;
import io.memwall.collectors.simulator.truth.TruthLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A run at flow level on disk: records as JSON lines, and the totals as the truth about them. */
final class FlowRecording {
  private final Map<FlowRecord.Half, Totals> totals = new LinkedHashMap<>();
  private long records;

  /** Sums of one half. */
  private static final class Totals {
    private long frames;
    private long wireBytes;
    private long goodputBytes;
    private long messages;
  }

  /**
   * Runs to the end and writes both files, replacing what was there.
   *
   * @throws IOException when a file cannot be written
   */
  static Recording.Summary write(SimulationOptions options, Path out, Optional<Path> truth)
      throws IOException {
    FlowRun run = new FlowRun(options);
    FlowRecording recording = new FlowRecording();
    try (Writer lines = open(out)) {
      run.run(record -> recording.line(record, lines));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (truth.isPresent()) {
      try (Writer lines = open(truth.get())) {
        recording.truth(new TruthLines.Span(run.startNanos(), run.endNanos())).write(lines);
      }
    }
    return recording.summary(run);
  }

  /** A name that ends in .gz is compressed: a large fabric writes a megabyte a second. */
  private static Writer open(Path file) throws IOException {
    OutputStream bytes = Files.newOutputStream(file);
    if (file.toString().endsWith(".gz")) {
      bytes = new GZIPOutputStream(bytes, 1 << 16);
    }
    return new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 1 << 16);
  }

  private void line(FlowRecord record, Writer lines) {
    records++;
    Totals sum = totals.computeIfAbsent(record.half(), half -> new Totals());
    sum.frames += record.counts().frames();
    sum.wireBytes += record.counts().wireBytes();
    sum.goodputBytes += record.counts().goodputBytes();
    sum.messages += record.counts().messages();
    try {
      lines.write(record.json());
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TruthLines truth(TruthLines.Span span) {
    TruthLines lines = new TruthLines(span);
    totals.forEach(
        (half, sum) -> {
          TruthKey key =
              TruthKey.of("tap", half.tap())
                  .with("mac_src", half.macSrc())
                  .with("mac_dst", half.macDst());
          lines.total("frames", key, sum.frames);
          lines.total("wire_bytes", key, sum.wireBytes);
          lines.total("goodput_bytes", key, sum.goodputBytes);
          lines.total("messages", key, sum.messages);
        });
    return lines;
  }

  private Recording.Summary summary(FlowRun run) {
    long frames = totals.values().stream().mapToLong(sum -> sum.frames).sum();
    long wire = totals.values().stream().mapToLong(sum -> sum.wireBytes).sum();
    return new Recording.Summary(records, frames, wire, 0, run.startNanos(), run.endNanos());
  }
}
