package io.memwall.standalone.capture;

import io.memwall.collectors.agent.live.PacketSender;
import io.memwall.collectors.simulator.PacedRun;
import io.memwall.collectors.simulator.Simulation;
import io.memwall.collectors.simulator.SimulationOptions;
import io.memwall.standalone.Progress;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A simulation whose frames go out on an interface at the pace of the clock. Both directions leave
 * by the same interface, as from a mirror port.
 */
final class Sending implements AutoCloseable {
  private static final long SAY_EVERY_NANOS = 2_000_000_000L;
  private static final long STOP_WITHIN_S = 5;

  private final PacketSender sender;
  private final Simulation simulation;
  private final PacedRun run;
  private final CountDownLatch done = new CountDownLatch(1);
  private final long startNanos;
  private final Clock clock = Clock.systemUTC();
  private final Thread hook = new Thread(this::stop, "stop-sending");
  private Instant began = clock.instant();
  private Instant nextWord = began;
  private long bytes;

  /**
   * Opens the interface; nothing is sent yet.
   *
   * @param pace simulated seconds per second
   */
  Sending(SimulationOptions options, String networkInterface, double pace) {
    sender = PacketSender.open(networkInterface);
    simulation =
        new Simulation(
            options,
            (tap, tNanos, frame, direction) -> {
              bytes += frame.remaining();
              sender.send(frame);
            },
            allocation -> {});
    startNanos = simulation.nowNanos();
    run = new PacedRun(simulation, simulatedTime(options.start(), pace));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private InstantSource simulatedTime(Instant start, double pace) {
    return () -> {
      double passed = Duration.between(began, clock.instant()).toNanos() * pace;
      return start.plusNanos(Math.round(passed));
    };
  }

  /** Sends until the scenario is over or the process is told to stop. */
  void run(Progress progress) {
    began = clock.instant();
    nextWord = began.plusNanos(SAY_EVERY_NANOS);
    run.telling(
            simulated -> {
              sender.flush();
              say(progress, simulated);
            })
        .run();
  }

  private void say(Progress progress, long simulatedNanos) {
    Instant now = clock.instant();
    if (now.isAfter(nextWord)) {
      nextWord = now.plusNanos(SAY_EVERY_NANOS);
      progress.say(
          String.format(
              Locale.ROOT,
              "  %.1f s simulated, %,d frames sent, %d ms behind",
              (simulatedNanos - startNanos) / 1e9,
              sender.sent(),
              run.status().lagNanos() / 1_000_000));
    }
  }

  /** The process is told to end: the main thread finishes its slice and says its last word. */
  private void stop() {
    run.close();
    try {
      done.await(STOP_WITHIN_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What was sent, in a line. */
  String told() {
    return String.format(
        Locale.ROOT,
        "%,d frames sent, %,d bytes, %.6f s simulated, at most %d ms behind",
        sender.sent(),
        bytes,
        (simulation.nowNanos() - startNanos) / 1e9,
        run.status().worstLagNanos() / 1_000_000);
  }

  void writeTruth(Path file) throws IOException {
    try (Writer lines = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      simulation.writeTruth(lines);
    }
  }

  @Override
  public void close() {
    try {
      sender.close();
    } finally {
      done.countDown();
      unhook();
    }
  }

  private void unhook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook is running and lets go.
    }
  }
}
