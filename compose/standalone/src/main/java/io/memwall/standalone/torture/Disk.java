package io.memwall.standalone.torture;

import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small file system of its own below a directory, so that it can be full while no other is. */
final class Disk implements AutoCloseable {
  private static final int PIECE = 256 * 1024;
  private static final String BALLAST = "ballast";

  private final Path place;

  private Disk(Path place) {
    this.place = place;
  }

  /** Mounts one in memory; empty where there is no right to. */
  static Optional<Disk> mount(Path place, int mebibytes) {
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new CommandException(place + " cannot be made: " + e.getMessage(), e);
    }
    String size = "size=" + mebibytes + "m";
    boolean mounted = ran("mount", "-t", "tmpfs", "-o", size, "memwall-torture", place.toString());
    return mounted ? Optional.of(new Disk(place)) : Optional.empty();
  }

  /** Until nothing more fits; returns how much that took, in bytes. */
  long fill() {
    Path ballast = place.resolve(BALLAST);
    long written = 0;
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(new byte[PIECE]);
        written += PIECE;
      }
    } catch (IOException e) {
      // That it is full is how it is known to be full.
      return written;
    }
  }

  void free() {
    try {
      Files.deleteIfExists(place.resolve(BALLAST));
    } catch (IOException e) {
      throw new CommandException(place + " stays full: " + e.getMessage(), e);
    }
  }

  /**
   * The same files behind a mount that takes no writes, as after an error of the device. What is
   * open stays open: the kernel refuses to turn a file system that is written to.
   *
   * @return false where there is no right to
   */
  boolean shield() {
    String at = place.toString();
    return ran("mount", "--bind", at, at) && ran("mount", "-o", "remount,ro,bind", at);
  }

  void unshield() {
    unmount();
  }

  /** Unmounts it, also while something still uses it. */
  @Override
  public void close() {
    // Twice when it was shielded: what is no mount any more is refused.
    if (unmount()) {
      unmount();
    }
  }

  private boolean unmount() {
    return ran("umount", place.toString()) || ran("umount", "-l", place.toString());
  }

  private static boolean ran(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
