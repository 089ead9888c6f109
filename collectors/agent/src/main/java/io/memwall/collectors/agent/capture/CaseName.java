package io.memwall.collectors.agent.capture;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The name of a case: what an imported capture is called everywhere. */
public final class CaseName {
  private static final int MAX_LENGTH = 59;
  private static final List<String> COMPRESSIONS = List.of(".gz", ".zst", ".zstd");
  private static final List<String> FORMATS = List.of(".pcap", ".pcapng", ".cap", ".ntar");

  private CaseName() {}

  /** The file's name without the extensions of captures and compression; not yet checked. */
  public static String of(Path file) {
    Path name = file.getFileName();
    String text = name == null ? "" : name.toString();
    return without(FORMATS, without(COMPRESSIONS, text));
  }

  /**
   * Accepts a name that fits into every identity made of it.
   *
   * @throws IllegalArgumentException when it is blank, longer than 59 characters, or has control
   *     characters
   */
  public static String checked(String name) {
    boolean printable = name.chars().noneMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > MAX_LENGTH || !printable) {
      throw new IllegalArgumentException(
          "\"%s\" cannot name a case: give a name of 1 to %d printable characters"
              .formatted(name, MAX_LENGTH));
    }
    return name;
  }

  /** The fabric of a case: its own, so that its connections are never mistaken for others. */
  public static String fabric(String caseName) {
    return "case:" + caseName;
  }

  private static String without(List<String> extensions, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (String extension : extensions) {
      if (lower.endsWith(extension) && name.length() > extension.length()) {
        return name.substring(0, name.length() - extension.length());
      }
    }
    return name;
  }
}
