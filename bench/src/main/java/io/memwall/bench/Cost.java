package io.memwall.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a piece of work took of the thread that did it.
 *
 * @param wallNanos time passed
 * @param cpuNanos time the thread ran, in user and kernel mode
 * @param bytes allocated by it
 */
record Cost(long wallNanos, long cpuNanos, long bytes) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Cost of(Runnable work) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    work.run();
    return new Cost(
        System.nanoTime() - wall,
        THREADS.getCurrentThreadCpuTime() - cpu,
        THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  /** The better of two runs, figure by figure. */
  Cost best(Cost other) {
    return new Cost(
        Math.min(wallNanos, other.wallNanos),
        Math.min(cpuNanos, other.cpuNanos),
        Math.min(bytes, other.bytes));
  }

  double millionPerSecond(long items) {
    return items * 1e3 / wallNanos;
  }

  double millionPerCpuSecond(long items) {
    return items * 1e3 / Math.max(1, cpuNanos);
  }
}
