package io.memwall.standalone.doctor;

import io.memwall.standalone.stack.StackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a stack on this machine: a stopped one looks alive to everybody else. */
final class Processes {
  private static final String NAME = "process";

  private final StackFile stack;

  Processes(StackFile stack) {
    this.stack = stack;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(found(Stage.STACK, stack.pid(), "memwall up"));
    List<ProcessHandle> children =
        ProcessHandle.of(stack.pid()).stream().flatMap(ProcessHandle::descendants).toList();
    children.stream()
        .filter(child -> commandLine(child.pid()).contains("/kafka/run/"))
        .forEach(child -> findings.add(found(Stage.KAFKA, child.pid(), "Kafka")));
    children.stream()
        .filter(child -> commandLine(child.pid()).contains("/clickhouse/run/"))
        .forEach(child -> findings.add(found(Stage.CLICKHOUSE, child.pid(), "ClickHouse")));
    return findings;
  }

  private static Finding found(Stage stage, long pid, String what) {
    String state = state(pid);
    return switch (state) {
      case "T", "t" ->
          Finding.broken(
              stage,
              NAME,
              "%s is frozen: process %d is stopped (state %s)".formatted(what, pid, state),
              "kill -CONT " + pid);
      case "" -> Finding.unknown(stage, NAME, "the state of process " + pid + " cannot be read");
      default -> Finding.ok(stage, NAME, "%s runs as process %d".formatted(what, pid));
    };
  }

  /** The letter of proc(5); empty where there is none. */
  private static String state(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("State:"))
          .map(line -> line.substring("State:".length()).strip().substring(0, 1))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
    } catch (IOException e) {
      return "";
    }
  }
}
