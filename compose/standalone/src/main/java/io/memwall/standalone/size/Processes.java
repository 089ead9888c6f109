package io.memwall.standalone.size;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * CPU time of the processes of a stack on this machine at one moment.
 *
 * @param nanos of a clock without a beginning
 * @param spent by part
 */
record Processes(long nanos, Map<String, Duration> spent) {
  private static final double NANOS = 1e9;

  /** The process that holds a stack, and the engines below it. */
  static Processes look(long pid, LongSupplier nanos) {
    var spent = new LinkedHashMap<String, Duration>();
    long at = nanos.getAsLong();
    ProcessHandle.of(pid)
        .ifPresent(
            stack -> {
              add(spent, "memwall: topologies, sink, alerts, console", stack);
              stack.descendants().forEach(child -> add(spent, part(child), child));
            });
    return new Processes(at, spent);
  }

  private static void add(Map<String, Duration> spent, String part, ProcessHandle process) {
    process.info().totalCpuDuration().ifPresent(cpu -> spent.merge(part, cpu, Duration::plus));
  }

  /** An engine is a JVM whose arguments lie in a file of the engine's directory. */
  private static String part(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    if (command.contains("/clickhouse/")) {
      return "ClickHouse";
    }
    return command.contains("/kafka/") ? "Kafka" : "other processes of the stack";
  }

  List<CpuLoad> since(Processes earlier) {
    double seconds = (nanos - earlier.nanos) / NANOS;
    var loads = new ArrayList<CpuLoad>();
    spent.forEach(
        (part, cpu) -> {
          var before = earlier.spent.get(part);
          loads.add(
              before == null
                  ? new CpuLoad(part, OptionalDouble.empty(), "began in the stretch")
                  : new CpuLoad(
                      part,
                      OptionalDouble.of(cpu.minus(before).toNanos() / NANOS / seconds),
                      "CPU time of the process"));
        });
    return loads;
  }
}
