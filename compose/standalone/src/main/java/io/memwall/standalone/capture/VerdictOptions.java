package io.memwall.standalone.capture;

import io.memwall.collectors.agent.inspect.InspectOptions;
import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.check.Answer;
import io.memwall.collectors.agent.inspect.check.CheckException;
import io.memwall.collectors.agent.inspect.check.CheckResult;
import io.memwall.collectors.agent.inspect.check.Demands;
import io.memwall.collectors.agent.inspect.check.JunitReport;
import io.memwall.collectors.agent.inspect.compare.Comparison;
import io.memwall.collectors.agent.inspect.compare.Side;
import io.memwall.collectors.agent.inspect.truth.TruthCheck;
import io.memwall.standalone.CommandException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a capture is held against, and in which form the answer comes. */
final class VerdictOptions {
  private static final String JUNIT = "junit";

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "Lines of the tables that could be long; default ${DEFAULT-VALUE}.")
  private int top;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = {
        "Judge every line of this truth file; exit 1 unless all hold.",
        "Then EtherType 0x0000 is read too."
      })
  private Path truth;

  @Option(
      names = "--compare",
      paramLabel = "OTHER",
      description = "Say what differs in this capture, and by how much its frames are shifted.")
  private Path other;

  @Option(
      names = "--fail-on",
      paramLabel = "DEMAND",
      split = ",",
      description = {
        "Exit 1 if a code occurs or a figure is out of bounds, such as",
        "msg_truncated,retrans>0.01,p99.GET>5us; 'any' is every code an endpoint is to blame for."
      })
  private List<String> failOn = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "junit|FILE",
      description = "Print JUnit XML instead of tables, or write it to a file beside them.")
  private String report;

  /** Whether a capture is to be held against anything. */
  boolean isAnyGiven() {
    return truth != null || other != null || !failOn.isEmpty() || report != null;
  }

  boolean isTruthGiven() {
    return truth != null;
  }

  /** What they are called. */
  String names() {
    return "--truth, --compare, --fail-on and --report";
  }

  /** Refuses what cannot be understood, before a long file is read. */
  void check(CommandLine command) {
    demands(command);
    if (top < 0) {
      throw new ParameterException(command, "--top counts lines, from 0");
    }
    if (truth != null && !Files.isReadable(truth)) {
      throw new CommandException(truth + ": no such file");
    }
    if (other != null) {
      CaptureFiles.require(List.of(other));
    }
  }

  /**
   * Reads the capture and answers.
   *
   * @param reading reads it with the options it is given
   * @return the exit code: 1 when the truth is another or a demand is broken
   */
  int answer(
      Function<InspectOptions, Inspection> reading,
      InspectOptions options,
      boolean json,
      CommandLine command) {
    Demands demands = demands(command);
    Optional<Side> compared =
        other == null ? Optional.empty() : Optional.of(Side.of(options, reading));
    Inspection inspection = compared.map(Side::inspection).orElseGet(() -> reading.apply(options));
    var answer =
        new Answer(
            inspection,
            Optional.ofNullable(truth).map(path -> TruthCheck.of(path, inspection)),
            compared.map(side -> Comparison.of(side, Side.of(other, options))),
            demands.of(inspection));
    print(answer, demands, json, command.getOut());
    return answer.holds() ? 0 : 1;
  }

  private void print(Answer answer, Demands demands, boolean json, PrintWriter out) {
    if (report != null) {
      report(answer, demands.all(answer.inspection()), out);
    }
    if (!JUNIT.equals(report)) {
      out.print(json ? answer.json() + "\n" : answer.text(top));
    }
    out.flush();
  }

  private void report(Answer answer, List<CheckResult> results, PrintWriter out) {
    String xml = JunitReport.of(answer.inspection().file().name(), results);
    if (JUNIT.equals(report)) {
      out.print(xml);
      return;
    }
    try {
      Files.writeString(Path.of(report), xml);
    } catch (IOException e) {
      throw new CommandException(report + " cannot be written: " + e.getMessage(), e);
    }
  }

  private Demands demands(CommandLine command) {
    try {
      return Demands.of(failOn);
    } catch (CheckException e) {
      throw new ParameterException(command, "--fail-on: " + e.getMessage(), e);
    }
  }
}
