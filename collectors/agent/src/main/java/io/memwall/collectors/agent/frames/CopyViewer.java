package io.memwall.collectors.agent.frames;

import io.memwall.collectors.agent.capture.CaptureException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the chosen frames to another file. The file appears whole or not at all: it grows under
 * another name beside its place, and moves there at the end.
 */
final class CopyViewer implements FrameViewer, AutoCloseable {
  private static final int LONGEST_COMMENT = 4_000;

  private final Path input;
  private final Optional<Path> output;
  private final Style style;
  private final FrameWalk walk;
  private Path growing;
  private PcapngCopy copy;
  private long written;
  private boolean complete;

  /**
   * What a copy looks like.
   *
   * @param annotated with the tracker's verdicts as comments
   * @param expression of the filter; empty for none
   */
  record Style(boolean annotated, String expression) {}

  /**
   * @param output empty when nothing is to be written
   * @throws CaptureException when the place cannot be written to, or is the input
   */
  CopyViewer(Path input, Optional<Path> output, Style style, FrameWalk walk) {
    this.input = input;
    this.output = output;
    this.style = style;
    this.walk = walk;
    output.ifPresent(this::open);
  }

  boolean isWanted() {
    return output.isPresent();
  }

  private void open(Path place) {
    try {
      if (Files.exists(place) && Files.isSameFile(input, place)) {
        throw new CaptureException(place + " is the capture itself: give -w another name");
      }
      if (Files.isDirectory(place)) {
        throw new CaptureException(place + " is a directory: give -w the name of a file");
      }
      Path directory = place.toAbsolutePath().getParent();
      if (directory == null || !Files.isDirectory(directory)) {
        throw new CaptureException(place + " cannot be written: there is no such folder");
      }
      String name = ".%s.%d.part".formatted(place.getFileName(), ProcessHandle.current().pid());
      growing = directory.resolve(name);
      copy = new PcapngCopy(Files.newOutputStream(growing), about());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private String about() {
    String filter = style.expression().isEmpty() ? "" : " that match: " + style.expression();
    return "frames of " + input.getFileName() + filter;
  }

  @Override
  public void onFrame(FrameSight sight) {
    try {
      written++;
      copy.write(sight, walk.interfaces(), style.annotated() ? comment(sight) : "");
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private String comment(FrameSight sight) {
    // Other frames are named by their numbers in the input: say so where they differ from here.
    String where =
        written == sight.number
            ? ""
            : "frame " + sight.number + " of " + input.getFileName() + ": ";
    String text = where + verdict(sight);
    return text.length() <= LONGEST_COMMENT ? text : text.substring(0, LONGEST_COMMENT) + " ...";
  }

  private static String verdict(FrameSight sight) {
    if (!sight.isTloe()) {
      return FrameText.content(sight);
    }
    String oddities = String.join(" ", FrameText.oddities(sight.frame));
    String notes =
        sight.verdict.notes().stream()
            .map(note -> "; " + note.text())
            .collect(Collectors.joining());
    return sight.verdict.frameClass().name()
        + " seq "
        + sight.frame.sequence()
        + notes
        + (oddities.isEmpty() ? "" : "; anomalies " + oddities);
  }

  @Override
  public void end() {
    if (copy == null) {
      return;
    }
    try {
      copy.close();
      move(growing, output.orElseThrow());
      complete = true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What was written, once it is there. */
  Optional<String> summary() {
    return complete
        ? output.map(place -> "%s: %,d frames written".formatted(place, written))
        : Optional.empty();
  }

  @Override
  public void close() {
    if (growing == null || complete) {
      return;
    }
    try {
      if (copy != null) {
        copy.close();
      }
      Files.deleteIfExists(growing);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private CaptureException failed(IOException e) {
    return new CaptureException(output.orElseThrow() + " cannot be written: " + e.getMessage(), e);
  }
}
