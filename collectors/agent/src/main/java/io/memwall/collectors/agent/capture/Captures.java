package io.memwall.collectors.agent.capture;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Opens captures as a user names them.
 *
 * <pre>
 * FILE                  plain, gzip or zstd
 * -                     standard input
 * FILE FILE, DIR, GLOB  files of one tap, by their first frames
 * NAME=... NAME=...     several taps, merged by time; a name given again adds files to its tap
 * </pre>
 */
public final class Captures {
  /** Standard input. */
  public static final String STANDARD_INPUT = "-";

  private final InputStream standardInput;
  private final InstantSource clock;
  private final Progress progress;

  /**
   * Opens with these.
   *
   * @param clock asked only where a source may be quiet
   */
  public Captures(InputStream standardInput, InstantSource clock, Progress progress) {
    this.standardInput = standardInput;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Opens what is named.
   *
   * @param names as above, at least one
   * @throws CaptureException when something cannot be opened
   */
  public FrameSource open(List<String> names) {
    Map<String, List<String>> taps = taps(names);
    if (taps.size() == 1 && taps.containsKey("")) {
      return tap(taps.get(""));
    }
    if (taps.containsKey("")) {
      throw new CaptureException(
          taps.get("").get(0) + ": of several taps each needs a name: NAME=FILE");
    }
    var parts = new ArrayList<MergedSource.Part>();
    try {
      taps.forEach((tap, files) -> parts.add(new MergedSource.Part(tap, tap(files))));
    } catch (CaptureException e) {
      parts.forEach(part -> part.source().close());
      throw e;
    }
    return MergedSource.of(parts, clock);
  }

  private FrameSource tap(List<String> names) {
    if (names.contains(STANDARD_INPUT)) {
      if (names.size() > 1) {
        throw new CaptureException("standard input (-) is a tap of its own: name no file with it");
      }
      return CaptureReader.open(standardInput(), progress);
    }
    List<Path> files = CaptureFiles.of(names);
    return files.size() == 1
        ? CaptureReader.open(files.get(0), progress)
        : RotatedCapture.open(files, progress);
  }

  /** Standard input as the bytes of a capture. */
  public CaptureInput standardInput() {
    return new CaptureInput("standard input", standardInput, 0);
  }

  private static Map<String, List<String>> taps(List<String> names) {
    var taps = new LinkedHashMap<String, List<String>>();
    for (String name : names) {
      int equals = name.indexOf('=');
      boolean named =
          equals > 0 && name.lastIndexOf('/', equals) < 0 && !Files.exists(Path.of(name));
      String tap = named ? name.substring(0, equals) : "";
      String file = named ? name.substring(equals + 1) : name;
      taps.computeIfAbsent(tap, any -> new ArrayList<>()).add(file);
    }
    return taps;
  }
}
