package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.CaptureException;
import io.memwall.collectors.agent.capture.Cut;
import io.memwall.collectors.agent.capture.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Shows single frames of a capture file. What is asked for is said first; then {@link #show} reads
 * the file once for all of it.
 */
public final class FrameViews {
  private final Path file;
  private final Set<Integer> etherTypes;
  private FrameFilter filter = new FrameFilter.All(List.of());
  private String expression = "";
  private long from = 1;
  private long to = Long.MAX_VALUE;
  private Optional<Boolean> jsonLines = Optional.empty();
  private OptionalLong detailed = OptionalLong.empty();
  private int context;
  private boolean jsonDetail;
  private Optional<LadderShape> ladder = Optional.empty();
  private Optional<Path> copy = Optional.empty();
  private boolean annotated;

  /**
   * @param etherTypes read as TLoE
   */
  public FrameViews(Path file, Set<Integer> etherTypes) {
    this.file = file;
    this.etherTypes = Set.copyOf(etherTypes);
  }

  /**
   * Only frames for which an expression holds.
   *
   * @throws FilterException naming the place that cannot be read
   */
  public FrameViews filtered(String filterExpression) {
    filter = FrameFilter.parse(filterExpression);
    expression = filterExpression;
    return this;
  }

  /** Only frames of these numbers, both included, from 1 in the order of the file. */
  public FrameViews within(long first, long last) {
    from = first;
    to = last;
    return this;
  }

  /** A line for each frame. */
  public FrameViews lines(boolean json) {
    jsonLines = Optional.of(json);
    return this;
  }

  /** One frame in every bit, with so many lines before and after it. */
  public FrameViews detail(long number, int linesAround, boolean json) {
    detailed = OptionalLong.of(number);
    context = linesAround;
    jsonDetail = json;
    return this;
  }

  /**
   * The exchange of each connection as a ladder.
   *
   * @param width of a line in characters
   * @param limit frames drawn, over all connections
   */
  public FrameViews ladder(int width, int limit) {
    ladder = Optional.of(new LadderShape(width, limit));
    return this;
  }

  /** The frames written to another pcapng file, with the tracker's verdicts as comments. */
  public FrameViews copyTo(Path output, boolean annotate) {
    copy = Optional.of(output);
    annotated = annotate;
    return this;
  }

  /**
   * Reads the file and shows what was asked for.
   *
   * @param out takes the lines of the answer
   * @param say takes remarks
   * @throws CaptureException when the file cannot be read, or the copy not be written
   */
  public void show(Consumer<String> out, Consumer<String> say, Progress progress) {
    try (FrameWalk walk = new FrameWalk(file, etherTypes, progress);
        CopyViewer copying = copyViewer(walk)) {
      List<FrameViewer> viewers = viewers(walk, out);
      if (copying.isWanted()) {
        viewers.add(copying);
      }
      visit(walk, viewers);
      viewers.forEach(FrameViewer::end);
      copying.summary().ifPresent(say);
      walk.cut().map(FrameViews::told).ifPresent(say);
      requireDetailed(walk);
    }
  }

  private void visit(FrameWalk walk, List<FrameViewer> viewers) {
    FrameSight sight = walk.sight();
    while (sight.number < last() && walk.next()) {
      boolean chosen = sight.number >= from && sight.number <= to && filter.shows(sight);
      for (FrameViewer viewer : viewers) {
        if (chosen || viewer.insistsOn(sight)) {
          viewer.onFrame(sight);
        }
      }
    }
  }

  private List<FrameViewer> viewers(FrameWalk walk, Consumer<String> out) {
    var viewers = new ArrayList<FrameViewer>();
    jsonLines.ifPresent(json -> viewers.add(new LineViewer(lineOut(walk, out, json))));
    detailed.ifPresent(
        number -> viewers.add(new DetailViewer(number, context, lineOut(walk, out, jsonDetail))));
    ladder.ifPresent(shape -> viewers.add(new LadderViewer(shape, out)));
    return viewers;
  }

  private static LineOut lineOut(FrameWalk walk, Consumer<String> out, boolean json) {
    return new LineOut(out, json, () -> walk.interfaces().size() > 1);
  }

  private CopyViewer copyViewer(FrameWalk walk) {
    return new CopyViewer(file, copy, new CopyViewer.Style(annotated, expression), walk);
  }

  /** The last frame anybody wants to see. */
  private long last() {
    boolean onlyDetail = jsonLines.isEmpty() && ladder.isEmpty() && copy.isEmpty();
    if (detailed.isEmpty()) {
      return to;
    }
    long end = detailed.getAsLong() + context;
    return onlyDetail ? end : Math.max(end, to);
  }

  private void requireDetailed(FrameWalk walk) {
    if (detailed.isPresent() && walk.sight().number < detailed.getAsLong()) {
      throw new CaptureException(
          "%s has no frame %d: it ends with frame %d"
              .formatted(file, detailed.getAsLong(), walk.sight().number));
    }
  }

  private static String told(Cut cut) {
    return "the capture is cut at byte %d: %s".formatted(cut.offset(), cut.reason());
  }
}
