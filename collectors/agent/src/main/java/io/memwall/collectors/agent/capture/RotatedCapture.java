package io.memwall.collectors.agent.capture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Several capture files of one tap, such as those a capture tool leaves when it begins a new file
 * every hour: one after another, in the order of their first frames. Interfaces of the same name
 * are the same interface.
 */
public final class RotatedCapture implements FrameSource {
  /** A file and its first frame's time; files without frames come last. */
  private record Part(Path file, long firstNanos) {}

  private final List<Path> files;
  private final Progress progress;
  private final Interfaces interfaces = new Interfaces();
  private final Map<String, Cut> cuts = new TreeMap<>();
  private final Map<String, Long> foreignFrames = new TreeMap<>();
  private CaptureReader reader;
  private int[] renumbered = new int[0];
  private int nextFile;
  private long framesWithoutTime;

  private RotatedCapture(List<Path> files, Progress progress) {
    this.files = files;
    this.progress = progress;
  }

  /**
   * Looks at the first frame of each file, and begins with the earliest.
   *
   * @param files in any order, at least one
   * @param progress told of each file in turn
   * @throws CaptureException when one of them is missing, unreadable or no capture
   */
  public static RotatedCapture open(List<Path> files, Progress progress) {
    if (files.isEmpty()) {
      throw new CaptureException("no capture file was named");
    }
    List<Path> ordered =
        files.stream()
            .map(file -> new Part(file, firstNanos(file)))
            .sorted(Comparator.comparingLong(Part::firstNanos).thenComparing(Part::file))
            .map(Part::file)
            .toList();
    return new RotatedCapture(ordered, progress);
  }

  private static long firstNanos(Path file) {
    try (CaptureReader reader = CaptureReader.open(file, Progress.NONE)) {
      var frame = new Frame();
      boolean any = reader.poll(frame, Duration.ZERO) == Poll.FRAME;
      return any ? frame.epochNanos() : Long.MAX_VALUE;
    }
  }

  @Override
  public Poll poll(Frame frame, Duration maxWait) {
    while (reader != null || nextFile < files.size()) {
      if (reader == null) {
        reader = CaptureReader.open(files.get(nextFile++), progress);
        renumbered = new int[0];
      }
      if (reader.poll(frame, maxWait) == Poll.FRAME) {
        frame.at(renumbered(frame.interfaceIndex()), frame.direction());
        return Poll.FRAME;
      }
      finish();
    }
    return Poll.END;
  }

  /** Index here of an interface of the file that is open. */
  private int renumbered(int index) {
    if (index >= renumbered.length) {
      renumbered =
          reader.interfaces().stream()
              .mapToInt(interfaces::namedIfRoom)
              .map(found -> Math.max(0, found))
              .toArray();
    }
    return renumbered[index];
  }

  private void finish() {
    String name = files.get(nextFile - 1).toString();
    reader.cut().ifPresent(cut -> cuts.put(name, cut));
    reader.foreignFrames().forEach((type, count) -> foreignFrames.merge(type, count, Long::sum));
    framesWithoutTime += reader.framesWithoutTime();
    reader.close();
    reader = null;
  }

  /** The files in the order in which they are read. */
  public List<Path> files() {
    return files;
  }

  /** Where files read so far stopped being readable, by file; reading went on with the next. */
  public Map<String, Cut> cuts() {
    return Map.copyOf(cuts);
  }

  /** Frames passed over so far because their link layer is not Ethernet, by link type. */
  public Map<String, Long> foreignFrames() {
    return Map.copyOf(foreignFrames);
  }

  /** Frames of files read so far that carry no time. */
  public long framesWithoutTime() {
    return framesWithoutTime;
  }

  @Override
  public List<String> interfaces() {
    return interfaces.names();
  }

  /** Empty: files do not tell reliably what their capture lost. */
  @Override
  public OptionalLong drops() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
    nextFile = files.size();
  }
}
