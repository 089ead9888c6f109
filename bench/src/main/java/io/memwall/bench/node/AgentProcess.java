package io.memwall.bench.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.memwall.collectors.agent.limits.Usage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An agent as a process of its own, seen from outside. */
final class AgentProcess implements AutoCloseable {
  /** Starting is not what is measured: classes are loaded and compiled once. */
  private static final int WARM_UP_SECONDS = 20;

  private static final int STOP_SECONDS = 30;

  private final Process process;
  private final Usage usage;

  private AgentProcess(Process process) {
    this.process = process;
    this.usage = new Usage(Path.of("/proc", Long.toString(process.pid())));
  }

  /**
   * @param program that becomes the agent's JVM
   */
  static AgentProcess start(String program, Path config) throws IOException {
    return new AgentProcess(
        new ProcessBuilder(program, "collect", "--config", config.toString()).inheritIO().start());
  }

  /** What the agent took in a stretch of time; memory in bytes. */
  record Taken(double seconds, double cores, long resident, long mostResident) {}

  /** Lets it start; that is not what is measured. */
  void warmUp() throws InterruptedException {
    pass(WARM_UP_SECONDS);
  }

  Taken watch(int seconds) throws InterruptedException {
    long cpu = usage.cpuNanos().orElseThrow();
    long began = System.nanoTime();
    long most = 0;
    for (int i = 0; i < seconds; i++) {
      pass(1);
      most = Math.max(most, usage.residentBytes().orElse(0));
    }
    double passed = System.nanoTime() - began;
    double cores = (usage.cpuNanos().orElseThrow() - cpu) / passed;
    return new Taken(passed / 1e9, cores, usage.residentBytes().orElse(0), most);
  }

  private void pass(int seconds) throws InterruptedException {
    if (process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the agent ended by itself: " + process.exitValue());
    }
  }

  /** By the kernel's sum and by the JVM's own account of what it committed. */
  void memory(PrintStream out) throws IOException {
    for (String line :
        Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
      if (line.startsWith("Rss:") || line.startsWith("Pss_") || line.startsWith("Anonymous:")) {
        out.println("  " + line);
      }
    }
    Process jcmd =
        new ProcessBuilder("jcmd", Long.toString(process.pid()), "VM.native_memory", "summary")
            .redirectErrorStream(true)
            .start();
    String text = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
    text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("-") || line.startsWith("Total"))
        .forEach(line -> out.println("  " + line));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
