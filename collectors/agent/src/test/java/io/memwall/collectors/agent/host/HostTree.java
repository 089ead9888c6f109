package io.memwall.collectors.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recorded files of {@code /proc} and {@code /sys} of hosts, and copies of them to change. */
public final class HostTree {
  /** A plain virtual machine, two sockets with a CXL tier, and a host with resource control. */
  public static final List<String> SHAPES = List.of("vm", "cxl", "resctrl");

  private static final Path RECORDED = Path.of("src/test/resources/hosts");

  private HostTree() {}

  public static Path recorded(String shape) {
    return RECORDED.resolve(shape);
  }

  public static List<String> cgroups() {
    return List.of("/*", "/train.slice/job-7.scope");
  }

  static Path copy(String shape, Path to) {
    Path from = recorded(shape);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path tree) {
    try (Stream<Path> files = Files.walk(tree)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
