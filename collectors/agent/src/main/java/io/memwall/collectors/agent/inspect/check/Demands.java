package io.memwall.collectors.agent.inspect.check;

import io.memwall.collectors.agent.explain.Explanation;
import io.memwall.collectors.agent.explain.Explanation.Blame;
import io.memwall.collectors.agent.explain.Explanation.Kind;
import io.memwall.collectors.agent.explain.Explanations;
import io.memwall.collectors.agent.inspect.Inspection;
import io.memwall.collectors.agent.inspect.TapFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a capture is asked for: codes that must not occur and figures within bounds.
 *
 * <p>{@code any} stands for every code that an endpoint is to blame for.
 */
public final class Demands {
  private static final String ANY = "any";

  /** Kinds whose codes are counted somewhere; the others only explain. */
  private static final Set<Kind> COUNTED = Set.of(Kind.ANOMALY, Kind.REJECT, Kind.FLAG);

  private final List<Check> checks;
  private final Set<String> codes;

  private Demands(List<Check> checks) {
    this.checks = checks;
    this.codes =
        checks.stream()
            .flatMap(check -> check instanceof CodeCheck c ? Stream.of(c.code()) : Stream.empty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Understands demands as they are written on a command line.
   *
   * @throws CheckException when one is neither a code nor a figure with a bound
   */
  public static Demands of(List<String> texts) {
    var checks = new ArrayList<Check>();
    for (String text : texts) {
      if (text.equalsIgnoreCase(ANY)) {
        blamed().forEach(code -> checks.add(new CodeCheck(code, true)));
      } else {
        checks.add(check(text));
      }
    }
    return new Demands(checks);
  }

  private static Check check(String text) {
    return Threshold.parse(text)
        .<Check>map(
            threshold ->
                new ThresholdCheck(
                    threshold,
                    HalfFigureNames.of(threshold.figure()).orElseThrow(() -> noFigure(threshold))))
        .orElseGet(() -> code(text));
  }

  private static Check code(String text) {
    boolean counted =
        Explanations.of(text).filter(each -> COUNTED.contains(each.kind())).isPresent()
            || TapFlags.isKnown(text);
    if (counted) {
      return new CodeCheck(Explanations.of(text).map(Explanation::code).orElse(text), true);
    }
    // A counter's name alone demands that it stays at nothing.
    return HalfFigureNames.of(text)
        .<Check>map(
            figure ->
                new ThresholdCheck(
                    new Threshold(text, text, Threshold.Comparison.ABOVE, 0), figure))
        .orElseThrow(() -> noCode(text));
  }

  private static CheckException noFigure(Threshold threshold) {
    return new CheckException(
        "there is no figure '"
            + threshold.figure()
            + "': write a counter, a share such as retrans, p99.GET, max.PUT or stall.D");
  }

  private static CheckException noCode(String text) {
    List<String> similar = Explanations.similar(text);
    return new CheckException(
        "there is no code '"
            + text
            + "'"
            + (similar.isEmpty()
                ? ": memwall explain --list names them"
                : "; did you mean " + String.join(" or ", similar) + "?"));
  }

  private static Stream<String> blamed() {
    return Explanations.list().stream()
        .filter(each -> COUNTED.contains(each.kind()) && each.blame() == Blame.ENDPOINT)
        .map(Explanation::code);
  }

  /** How the capture fares with what was demanded. */
  public List<CheckResult> of(Inspection inspection) {
    return checks.stream().map(check -> check.of(inspection)).toList();
  }

  /**
   * The same, and beside it every code there is: for a report that shows what was looked for. When
   * nothing was demanded, what an endpoint is to blame for counts as failed.
   */
  public List<CheckResult> all(Inspection inspection) {
    var results = new ArrayList<>(of(inspection));
    boolean nothingDemanded = checks.isEmpty();
    for (Explanation each : Explanations.list()) {
      if (COUNTED.contains(each.kind()) && !codes.contains(each.code())) {
        boolean demanded = nothingDemanded && each.blame() == Blame.ENDPOINT;
        results.add(new CodeCheck(each.code(), demanded).of(inspection));
      }
    }
    return results;
  }
}
