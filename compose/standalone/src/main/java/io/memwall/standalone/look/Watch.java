package io.memwall.standalone.look;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Looking again and again, until interrupted. */
final class Watch {
  private static final String HOME_AND_CLEAR = "\033[H\033[2J";

  @Option(
      names = {"-w", "--watch"},
      description = "Look again every --every seconds, until interrupted.")
  private boolean on;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "Between two looks; default ${DEFAULT-VALUE}.")
  private double everySeconds;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Look this often, then end; for scripts.")
  private Integer rounds;

  /** Looks once. */
  @FunctionalInterface
  interface Look {
    void at(PrintWriter out) throws Exception;
  }

  /** Looks as often as asked; {@code live} unless the user says how often. */
  void over(Look look, boolean live, PrintWriter out) throws Exception {
    // Only a person at a terminal has a screen to clear.
    boolean screen = CommandLine.Help.Ansi.AUTO.enabled() && rounds == null;
    long left = Optional.ofNullable(rounds).map(Long::valueOf).orElse(on || live ? -1L : 1L);
    while (left != 0) {
      if (on || live) {
        out.print(screen ? HOME_AND_CLEAR : "");
        out.println(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
      }
      look.at(out);
      out.flush();
      left = left < 0 ? left : left - 1;
      if (left != 0) {
        pause();
      }
    }
  }

  private void pause() throws InterruptedException {
    Thread.sleep(Duration.ofMillis(Math.max(100, (long) (everySeconds * 1000))).toMillis());
  }
}
