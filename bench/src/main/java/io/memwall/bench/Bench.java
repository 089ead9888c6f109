package io.memwall.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The command: measures everything and prints a table, or runs the JMH benchmarks of blocks. */
public final class Bench {
  private static final String USAGE = "usage: bench/run [--quick] | bench/run jmh [REGEX]";

  private Bench() {}

  public static void main(String[] args) throws RunnerException {
    List<String> words = Arrays.asList(args);
    if (words.isEmpty()) {
      run(Scale.FULL, System.getenv().getOrDefault(Ringing.PAIR, ""), System.out);
    } else if (words.equals(List.of("--quick"))) {
      run(Scale.QUICK, System.getenv().getOrDefault(Ringing.PAIR, ""), System.out);
    } else if (words.get(0).equals("jmh") && words.size() <= 2) {
      String regex = words.size() == 2 ? words.get(1) : "io\\.memwall\\.bench\\..*";
      new Runner(new OptionsBuilder().include(regex).build()).run();
    } else {
      System.err.println(USAGE);
      System.exit(2);
    }
  }

  /** Measures and prints. */
  static void run(Scale scale, String interfaces, PrintStream out) {
    Traffic traffic = Traffic.record(scale.requests());
    List<Figure> figures = new ArrayList<>();
    figures.addAll(new Decoding(traffic, scale).measure());
    figures.addAll(new Tracking(traffic, scale).measure());
    figures.addAll(new Ringing(traffic, scale, interfaces).measure());
    figures.addAll(new Simulating(scale).measure());
    figures.addAll(new Publishing(scale).measure());
    out.printf(
        "%s, Java %s, %d processors%n%n",
        System.getProperty("os.arch"),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    new Report(figures).tell(out);
  }
}
