package io.memwall.collectors.agent.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/** Finds the capture files that a file, a directory or a pattern names. */
public final class CaptureFiles {
  private static final String WILD = "*?[{";

  private CaptureFiles() {}

  /**
   * The files of one tap, each once, in the order of their names.
   *
   * @param names files, directories (the captures right inside), or patterns such as {@code
   *     /var/cap/tap0-*.pcapng.zst} whose last part has wildcards
   * @throws CaptureException when one of the names brings no file
   */
  public static List<Path> of(List<String> names) {
    var found = new TreeSet<Path>();
    for (String name : names) {
      found.addAll(named(name));
    }
    return List.copyOf(found);
  }

  private static List<Path> named(String name) {
    Path path = path(name);
    if (Files.isDirectory(path)) {
      return within(path, CaptureFiles::isCapture, name + " is a directory without captures");
    }
    if (Files.exists(path) || name.chars().noneMatch(c -> WILD.indexOf(c) >= 0)) {
      return List.of(path);
    }
    return matching(path, name);
  }

  private static List<Path> matching(Path pattern, String name) {
    Path parent = pattern.getParent();
    Path directory = parent == null ? Path.of("") : parent;
    String last = String.valueOf(pattern.getFileName());
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + last);
      return within(
          directory, file -> matcher.matches(file.getFileName()), name + " matches no file");
    } catch (PatternSyntaxException e) {
      throw new CaptureException(name + " is no pattern: " + e.getDescription(), e);
    }
  }

  private static List<Path> within(Path directory, Predicate<Path> wanted, String otherwise) {
    var files = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry) && wanted.test(entry)) {
          files.add(entry);
        }
      }
    } catch (IOException e) {
      throw new CaptureException(directory + " cannot be listed: " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new CaptureException(otherwise);
    }
    return files;
  }

  /** By its first bytes, as they are after decompression; an unreadable file is none. */
  private static boolean isCapture(Path file) {
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      byte[] head = Compression.of(in).open(in).readNBytes(4);
      return CaptureReader.isMagic(head);
    } catch (IOException e) {
      return false;
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CaptureException(name + " is no file name: " + e.getReason(), e);
    }
  }
}
