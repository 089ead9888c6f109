package io.memwall.bench.streams;

import com.sun.management.OperatingSystemMXBean;
import io.memwall.collectors.agent.flow.FlowRecord;
import io.memwall.standalone.stack.Scratch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Topologies on a broker of their own: warmed up, then given a log to work off as fast as it goes.
 */
public final class Run implements AutoCloseable {
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final int PAUSE_SECONDS = 300;
  private static final int PACED_SECONDS = 20;
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final Scratch scratch;
  private final Shape shape;
  private final List<FlowRecord> load;
  private Sums sent = Sums.NONE;

  /**
   * What is run.
   *
   * @param topologies by name
   * @param records that are measured
   * @param warm records before, that are not measured
   * @param halves that send one each per second
   * @param partitions of every topic
   * @param instances that share them, all in this process
   */
  public record Shape(
      List<String> topologies, int records, int warm, int halves, int partitions, int instances) {
    public Shape {
      topologies = List.copyOf(topologies);
    }
  }

  /**
   * What it took.
   *
   * @param wallSeconds from the first record sent until the last result was committed
   * @param cpuSeconds of this process: topologies, Kafka's clients, the sender
   * @param brokerSeconds of CPU of the broker
   * @param compilingSeconds that the JVM compiled, at most as many of CPU; it ends in a longer run
   */
  public record Taken(
      double wallSeconds, double cpuSeconds, double brokerSeconds, double compilingSeconds) {}

  public Run(Shape shape, List<FlowRecord> load) throws IOException {
    this.shape = shape;
    this.load = List.copyOf(load);
    scratch = Scratch.open(shape.partitions(), shape.topologies(), Optional.empty());
  }

  /** Works off some to warm up, unmeasured, then the whole. */
  public Taken measure() throws InterruptedException {
    long now = Instant.now().getEpochSecond();
    int seconds = Math.max(1, shape.records() / shape.halves());
    int warm = Math.max(1, shape.warm() / shape.halves());
    long start = now - seconds - warm - 2L * PAUSE_SECONDS;
    scratch.begin();
    for (int more = 1; more < shape.instances(); more++) {
      scratch.join();
    }
    send(start, warm);
    settle();
    long wall = System.nanoTime();
    double cpu = cpu();
    double broker = brokerCpu();
    double compiling = compiling();
    send(start + warm + PAUSE_SECONDS, seconds);
    settle();
    double passed = (System.nanoTime() - wall - Scratch.QUIET.toNanos()) / NANOS;
    return new Taken(passed, cpu() - cpu, brokerCpu() - broker, compiling() - compiling);
  }

  /**
   * Sends as many a second as are asked for, in real time; ms from the end of each second to its
   * results, ascending.
   */
  public List<Long> paced(int perSecond) throws InterruptedException {
    long start = Instant.now().getEpochSecond();
    try (var watching = new Watching(scratch.kafka());
        var site = new Site(scratch.kafka(), start, load)) {
      for (int second = 0; second < PACED_SECONDS; second++) {
        long end = (start + second + 1) * 1_000;
        while (Instant.now().toEpochMilli() < end) {
          Thread.sleep(5);
        }
        site.second(start + second, perSecond);
        site.flush();
      }
      site.end(start + PACED_SECONDS);
      site.flush();
      settle();
      sent = sent.plus(site.sent());
      return watching.lateMs();
    }
  }

  /** What was sent so far. */
  public Sums sent() {
    return sent;
  }

  /**
   * Why the results are not exact; empty when every way of cutting time and traffic into windows
   * holds all that was sent, once.
   */
  public Optional<String> wrong() {
    Map<Results.Way, Sums> found = Results.of(scratch.kafka(), shape.topologies());
    if (found.isEmpty()) {
      return Optional.of("no results");
    }
    return found.entrySet().stream()
        .filter(one -> !one.getValue().equals(wanted(one.getKey())))
        .map(one -> one + " instead of " + wanted(one.getKey()))
        .findFirst();
  }

  private Sums wanted(Results.Way way) {
    return way.topic().endsWith("latency") ? sent.latency() : sent.traffic();
  }

  /** Bytes of all stores on disk. */
  public long storeBytes() {
    return scratch.stateBytes();
  }

  /** Bytes of the topics that stores are restored from. */
  public long changelogBytes() {
    return Logs.bytes(scratch.kafka(), "-changelog");
  }

  private void send(long startSecond, int seconds) {
    try (var site = new Site(scratch.kafka(), startSecond, load)) {
      for (int second = 0; second < seconds; second++) {
        site.second(startSecond + second, shape.halves());
      }
      site.end(startSecond + seconds);
      site.flush();
      sent = sent.plus(site.sent());
    }
  }

  private void settle() throws InterruptedException {
    scratch.settle(System.err::println);
  }

  private static double cpu() {
    return PROCESS.getProcessCpuTime() / NANOS;
  }

  private static double compiling() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime() / MILLIS;
  }

  private static double brokerCpu() {
    return ProcessHandle.current()
            .children()
            .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToDouble(Duration::toNanos)
            .sum()
        / NANOS;
  }

  @Override
  public void close() {
    scratch.close();
  }
}
