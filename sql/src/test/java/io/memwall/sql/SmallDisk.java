package io.memwall.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseEngine;
import io.memwall.engines.ClickHouseOptions;
import io.memwall.engines.ClickHouseSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A real ClickHouse whose data lie on a small file system of their own. */
final class SmallDisk implements AutoCloseable {
  private static final byte[] BALLAST = new byte[1 << 16];

  private final Path mount;
  private final ClickHouseEngine engine;

  private SmallDisk(Path mount, ClickHouseEngine engine) {
    this.mount = mount;
    this.engine = engine;
  }

  /** Skips at home, and fails in CI, where nothing may be mounted. */
  static SmallDisk of(String size, Path mount) throws IOException {
    ClickHouseSource source = ClickHouse.find(line -> {});
    if (source instanceof ClickHouseSource.External) {
      Assumptions.abort("the given ClickHouse has its own disk");
    }
    if (!ran("mount", "-t", "tmpfs", "-o", "size=" + size, "memwall-test", mount.toString())) {
      String reason = "no right to mount a small file system";
      assertThat(System.getenv("CI")).as(reason).isNull();
      Assumptions.abort(reason);
    }
    try {
      return new SmallDisk(mount, ClickHouseEngine.start(ClickHouseOptions.in(mount, source)));
    } catch (RuntimeException e) {
      ran("umount", mount.toString());
      throw e;
    }
  }

  Database database() {
    return new Database(engine.httpUrl(), "default", "", "small");
  }

  long free() throws IOException {
    return Files.getFileStore(mount).getUsableSpace();
  }

  /** Takes what is left, to the last byte. */
  Path fill() throws IOException {
    Path ballast = mount.resolve("ballast");
    try (var out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(BALLAST);
      }
    } catch (IOException e) {
      assertThat(free()).isLessThan(BALLAST.length);
      return ballast;
    }
  }

  private static boolean ran(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    engine.kill();
    assertThat(ran("umount", "-l", mount.toString())).isTrue();
  }
}
