package io.memwall.collectors.agent.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a file step by step: where it is, what its lines say, and how far it came. Not thread-safe.
 */
final class FileReading {
  /** A longer line is no entry. */
  static final int MAX_LINE = 1 << 20;

  private final Intake intake;
  private final Path file;
  private final Path placeFile;
  private final LineBatch batch;
  private Optional<OpenFile> open = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private boolean skipping;

  FileReading(Intake intake, Path file) {
    this.intake = intake;
    this.file = file;
    // Encoded, so that two files of one name in two directories stay apart.
    String name = URLEncoder.encode(file.toString(), UTF_8);
    this.placeFile = intake.directory().resolve("place-" + name);
    this.batch =
        new LineBatch(intake, new RejectFile(intake.directory().resolve("rejects-" + name)));
  }

  /**
   * Reads some lines, if there are any.
   *
   * @return whether to come again at once
   */
  boolean step() throws IOException {
    if (open.isEmpty()) {
      open = find();
    }
    return open.isPresent() && step(open.get());
  }

  Optional<String> trouble() {
    return trouble;
  }

  private boolean step(OpenFile from) throws IOException {
    if (from.wasRewritten()) {
      intake.counts().refuse("file_rewritten", 1);
      move(from.place().restarted());
      return true;
    }
    boolean isOver = from.hasSuccessor(file);
    byte[] bytes = from.read(MAX_LINE);
    int whole = lastLineEnd(bytes);
    if (whole > 0) {
      return take(from, bytes, whole);
    }
    if (bytes.length >= MAX_LINE) {
      return skip(from, bytes.length);
    }
    if (isOver) {
      return finish(from, bytes);
    }
    return false;
  }

  /** The file got a successor: what stands at its end without a line end is a line as well. */
  private boolean finish(OpenFile from, byte[] rest) throws IOException {
    if (rest.length > 0 && !take(from, rest, rest.length)) {
      return false;
    }
    close();
    open = OpenFile.at(file);
    if (open.isPresent()) {
      open.get().place().write(placeFile);
    }
    return open.isPresent();
  }

  private boolean take(OpenFile from, byte[] bytes, int length) throws IOException {
    int start = 0;
    if (skipping) {
      // The end of a line that was too long.
      start = indexOfLineEnd(bytes, length) + 1;
      skipping = false;
    }
    byte[] lines = Arrays.copyOfRange(bytes, start, length);
    long first = from.place().line() + (start > 0 ? 1 : 0);
    Optional<String> busy = batch.take(lines, first);
    trouble = busy;
    if (busy.isPresent()) {
      skipping = start > 0;
      return false;
    }
    move(from.at(from.place().offset() + length, first + lineEnds(lines)));
    return true;
  }

  private boolean skip(OpenFile from, int length) throws IOException {
    if (!skipping) {
      batch.refuse(from.place().line() + 1, "a line longer than %d bytes".formatted(MAX_LINE));
    }
    skipping = true;
    move(from.at(from.place().offset() + length, from.place().line()));
    return true;
  }

  private void move(FilePlace place) throws IOException {
    place.write(placeFile);
    open = Optional.of(open.orElseThrow().moved(place));
  }

  /** The file read last, wherever it is now; else the one under the name, from its beginning. */
  private Optional<OpenFile> find() throws IOException {
    Optional<FilePlace> place = FilePlace.read(placeFile);
    if (place.isPresent()) {
      Optional<OpenFile> same = OpenFile.findAgain(file, place.get());
      if (same.isPresent()) {
        return same;
      }
    }
    Optional<OpenFile> fresh = OpenFile.at(file);
    if (fresh.isPresent()) {
      if (place.isPresent()) {
        intake.counts().refuse("file_gone", 1);
      }
      fresh.get().place().write(placeFile);
    }
    return fresh;
  }

  private static int lastLineEnd(byte[] bytes) {
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private static int indexOfLineEnd(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return length - 1;
  }

  private static long lineEnds(byte[] bytes) {
    long count = 0;
    for (byte each : bytes) {
      count += each == '\n' ? 1 : 0;
    }
    return count;
  }

  void close() {
    open.ifPresent(OpenFile::close);
    open = Optional.empty();
  }
}
