package io.memwall.collectors.agent.inspect.check;

import io.memwall.collectors.agent.inspect.ConnectionReport;
import io.memwall.collectors.agent.inspect.HalfReport;
import io.memwall.collectors.agent.inspect.Inspection;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A figure of every half must keep within a bound. */
record ThresholdCheck(Threshold threshold, HalfFigure figure) implements Check {
  @Override
  public CheckResult of(Inspection inspection) {
    var findings = new ArrayList<Finding>();
    boolean measured = false;
    for (ConnectionReport connection : inspection.connections()) {
      for (HalfReport half : connection.halves()) {
        OptionalDouble value = figure.of(half);
        measured |= value.isPresent();
        if (value.isPresent() && threshold.fails(value.getAsDouble())) {
          findings.add(finding(connection, half, value.getAsDouble()));
        }
      }
    }
    return new CheckResult("figures", threshold.text(), true, measured, findings.size(), findings);
  }

  private Finding finding(ConnectionReport connection, HalfReport half, double value) {
    return new Finding(
        threshold.text(),
        connection.name().interfaceName()
            + " "
            + half.name().source()
            + " > "
            + half.name().destination(),
        OptionalLong.empty(),
        "",
        Optional.of(threshold.due()),
        Optional.of(text(value)));
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.6f", value);
  }
}
