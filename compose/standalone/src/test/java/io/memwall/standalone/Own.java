package io.memwall.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.memwall.engines.ClickHouse;
import io.memwall.engines.ClickHouseMissingException;
import io.memwall.engines.ClickHouseSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Assumptions;

/** What a test needs for itself alone. */
final class Own {
  private static final int ATTEMPTS = 100;

  private Own() {}

  /** A ClickHouse to start; without one the test is skipped at home and fails in CI. */
  static ClickHouseSource clickHouse() {
    try {
      var source = ClickHouse.find(line -> {});
      Assumptions.assumeFalse(
          source instanceof ClickHouseSource.External,
          "a ClickHouse of its own is needed: unset MEMWALL_CLICKHOUSE_URL");
      return source;
    } catch (ClickHouseMissingException e) {
      assertThat(System.getenv("CI")).as(e.getMessage()).isNull();
      return Assumptions.abort(e.getMessage());
    }
  }

  /** The first of five ports in a row that are free, below those the system gives away. */
  static int portBase() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int base = ThreadLocalRandom.current().nextInt(12_000, 30_000);
      if (areFree(base, 5)) {
        return base;
      }
    }
    throw new AssertionError("no five free ports in a row");
  }

  /** Processes with this directory on their command line. */
  static List<ProcessHandle> runningOn(Path directory) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
        .toList();
  }

  private static boolean areFree(int base, int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int port = base; port < base + count; port++) {
        held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
      }
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      held.forEach(Own::close);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
