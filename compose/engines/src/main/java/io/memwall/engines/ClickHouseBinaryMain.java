package io.memwall.engines;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The child that runs a {@code clickhouse} program and ends it with its own parent: the program by
 * itself would not notice that memwall died. {@link ClickHouseEngine} starts it.
 */
public final class ClickHouseBinaryMain {
  private static final long STOP_SECONDS = 6;

  private ClickHouseBinaryMain() {}

  /**
   * Runs until the program ends, standard input ends or a signal comes.
   *
   * @param args the program and its arguments
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Parent.leaveTerminal();
    Process program =
        new ProcessBuilder(List.of(args)).inheritIO().redirectInput(nothing()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program), "stop"));
    Parent.whenGone(() -> System.exit(0));
    System.exit(program.waitFor());
  }

  private static ProcessBuilder.Redirect nothing() {
    return ProcessBuilder.Redirect.from(new java.io.File("/dev/null"));
  }

  private static void stop(Process program) {
    program.destroy();
    try {
      if (!program.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        program.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      program.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
