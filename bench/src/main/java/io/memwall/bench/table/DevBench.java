package io.memwall.bench.table;

import io.memwall.bench.Figure;
import io.memwall.bench.Report;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The command: runs every measurement one after the other, each as a process of its own, and prints
 * one table of Markdown on standard output: figure, unit, goal, conditions. What they say
 * themselves goes to standard error, as they say it.
 */
public final class DevBench {
  private static final String USAGE =
      """
      usage: memwall dev bench [--quick] [PART...]
      Measures memwall on this machine and prints one table beside the goals; an hour, or some
      10 minutes with --quick. Parts, all by default: %s.
      The machine should have nothing else to do."""
          .formatted(Part.ALL.stream().map(Part::script).collect(Collectors.joining(", ")));

  private final String home;
  private final boolean isQuick;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private DevBench(String home, boolean isQuick) {
    this.home = home;
    this.isQuick = isQuick;
  }

  /** Exit code 0 when every part measured, 1 when one did not, 2 when wrongly called. */
  public static void main(String[] args) throws Exception {
    var words = new ArrayList<>(List.of(args));
    if (words.contains("--help") || words.contains("-h")) {
      System.out.println(USAGE);
      return;
    }
    boolean isQuick = words.remove("--quick");
    var parts =
        Part.ALL.stream().filter(part -> words.isEmpty() || words.contains(part.script())).toList();
    if (parts.size() < words.size()) {
      System.err.println(USAGE);
      System.exit(2);
    }
    var bench = new DevBench(System.getProperty("memwall.bench.home", "bench"), isQuick);
    System.exit(bench.run(parts) ? 0 : 1);
  }

  private boolean run(List<Part> parts) throws IOException, InterruptedException {
    var conditions = conditions();
    for (Part part : parts) {
      System.err.printf("%n== %s%n", String.join(" ", part.command("bench", isQuick)));
      measure(part);
    }
    System.out.print(new Table(Goals.all(), Summary.of(figures)).text(conditions, failures));
    return failures.isEmpty();
  }

  private void measure(Part part) throws IOException, InterruptedException {
    Path file = Files.createTempFile("memwall-bench-", ".tsv");
    try {
      // What it prints is here to watch; standard output belongs to the table.
      String redirected = "exec \"$@\" >&2";
      var command = new ArrayList<>(List.of("bash", "-c", redirected, part.script()));
      command.addAll(part.command(home, isQuick));
      var builder = new ProcessBuilder(command).inheritIO();
      builder.environment().put(Report.FILE, file.toString());
      int exit = builder.start().waitFor();
      var found = Files.readAllLines(file).stream().map(Figure::parse).toList();
      figures.addAll(found);
      found.stream().filter(each -> each.value().equals("NO")).forEach(this::fail);
      // A command that measured and found its own goal missed says so by its exit code, too.
      if (found.isEmpty()) {
        failures.add("bench/%s measured nothing and ended with %d".formatted(part.script(), exit));
      }
    } finally {
      Files.delete(file);
    }
  }

  private void fail(Figure figure) {
    failures.add(figure.what() + ": " + figure.how());
  }

  private String conditions() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s, %d processors, Java %s, load average at the beginning %.2f%s.",
        system.getArch(),
        system.getAvailableProcessors(),
        Runtime.version(),
        system.getSystemLoadAverage(),
        isQuick ? ", `--quick`: short runs, small sites" : "");
  }
}
