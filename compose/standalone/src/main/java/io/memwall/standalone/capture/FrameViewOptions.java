package io.memwall.standalone.capture;

import io.memwall.collectors.agent.frames.FilterException;
import io.memwall.collectors.agent.frames.FrameViews;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Single frames of a capture: lines, bits, ladders and copies. */
final class FrameViewOptions {
  private static final int DEFAULT_CONTEXT = 3;
  private static final int DEFAULT_WIDTH = 120;
  private static final int LADDER_FRAMES = 200;

  @Option(
      names = "--frames",
      paramLabel = "FROM[-TO]",
      arity = "0..1",
      parameterConsumer = FrameRange.Consumer.class,
      description = "Print a line for each frame, or for those of these numbers.")
  private FrameRange frames;

  @Option(
      names = "--frame",
      paramLabel = "N",
      description = "Print frame N in every bit, with the lines around it.")
  private Long frame;

  @Option(
      names = "--context",
      paramLabel = "K",
      description = "Lines around --frame; default " + DEFAULT_CONTEXT + ".")
  private Integer context;

  @Option(
      names = "--filter",
      paramLabel = "EXPR",
      description = {
        "Show only frames for which this holds, such as",
        "'chan=A and addr=0x1000..0x1fff and not retrans'."
      })
  private String filter;

  @Option(names = "--ladder", description = "Draw the frames as a ladder between both ends.")
  private boolean ladder;

  @Option(
      names = "-w",
      paramLabel = "OUT",
      description = "Write the frames to this pcapng file, bytes and times as they are.")
  private Path copy;

  @Option(
      names = "--annotate",
      description = "With -w: add what the tracker says to each frame, as a comment.")
  private boolean annotate;

  /** Whether single frames are asked for rather than figures of the whole capture. */
  boolean isAnyGiven() {
    return areLinesAsked() || frame != null || context != null || ladder || isCopyAsked();
  }

  private boolean isCopyAsked() {
    return copy != null || annotate;
  }

  /** Whether a live view is to show single frames. */
  boolean areLinesAsked() {
    return frames != null || filter != null;
  }

  Optional<String> filter() {
    return Optional.ofNullable(filter);
  }

  /**
   * Shows what is asked for.
   *
   * @param ladderFrames drawn at most; 0 for the usual number
   */
  void show(
      Path file, Set<Integer> etherTypes, boolean json, int ladderFrames, CommandLine command) {
    FrameViews views = views(file, etherTypes, command);
    // With a ladder or a copy, --frames only says which; a filter alone shows lines.
    if (!ladder && copy == null && (frames != null || frame == null)) {
      views.lines(json);
    }
    if (frame != null) {
      views.detail(frame, context == null ? DEFAULT_CONTEXT : context, json);
    }
    if (ladder) {
      views.ladder(width(), ladderFrames == 0 ? LADDER_FRAMES : ladderFrames);
    }
    if (copy != null) {
      views.copyTo(copy, annotate);
    }
    PrintWriter out = command.getOut();
    PrintWriter err = command.getErr();
    views.show(out::println, err::println, Reading.every(err::println, "reading " + file));
    out.flush();
    err.flush();
  }

  private FrameViews views(Path file, Set<Integer> etherTypes, CommandLine command) {
    require(context == null || frame != null, "--context goes with --frame", command);
    require(context == null || context >= 0, "--context counts lines, from 0", command);
    require(!annotate || copy != null, "--annotate goes with -w", command);
    require(frame == null || frame > 0, "frames count from 1", command);
    try {
      var views = new FrameViews(file, etherTypes);
      if (frames != null) {
        views.within(frames.from(), frames.to());
      }
      return filter == null ? views : views.filtered(filter);
    } catch (FilterException e) {
      throw new ParameterException(command, e.getMessage(), e);
    }
  }

  private static void require(boolean sound, String otherwise, CommandLine command) {
    if (!sound) {
      throw new ParameterException(command, otherwise);
    }
  }

  /** Of the terminal, where the shell tells. */
  private static int width() {
    String columns = System.getenv("COLUMNS");
    boolean told = columns != null && columns.matches("\\d{1,4}");
    return told ? Integer.parseInt(columns) : DEFAULT_WIDTH;
  }
}
