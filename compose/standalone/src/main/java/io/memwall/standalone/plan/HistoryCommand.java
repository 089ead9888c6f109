package io.memwall.standalone.plan;

import io.memwall.standalone.Progress;
import io.memwall.standalone.ask.Where;
import io.memwall.standalone.forecast.ForecastJob;
import io.memwall.standalone.forecast.Insert;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings daily use from elsewhere, so that there is a forecast from day one. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Import daily use of pools and tenants, and forecast from it.",
      "CSV with the columns date, pool, used_gib or used_bytes, and if known tenant, capacity_gib"
          + " or",
      "capacity_bytes, covered_h; or a Prometheus range query whose series have the label pool,"
          + " and",
      "of tenants the label tenant. Importing again replaces; a day measured here wins."
    })
public final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "FILE", description = "CSV.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--prometheus", paramLabel = "URL", description = "Ask this server instead.")
  private URI prometheus;

  @Option(names = "--query", paramLabel = "PROMQL", description = "What to ask it: bytes in use.")
  private String query;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "60",
      description = "How far back to ask it; default ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--capacity-gib",
      paramLabel = "N",
      description = "The capacity of its pools, which a series does not tell.")
  private Double capacityGib;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Import into this data directory, whether a stack runs on it or not.")
  private Path data;

  @Override
  public Integer call() throws Exception {
    if (files.isEmpty() == (prometheus == null) || (prometheus == null) != (query == null)) {
      throw new ParameterException(
          spec.commandLine(), "say what to import: FILE, or --prometheus URL with --query PROMQL");
    }
    if (days < 1) {
      throw new ParameterException(spec.commandLine(), "--days is at least 1");
    }
    var clock = Clock.systemUTC();
    var progress = new Progress(spec.commandLine().getErr());
    var rows = progress.watch("reading", () -> rows(clock));
    try (var where = data == null ? Where.found() : Where.onData(data, progress)) {
      Insert.into(where.database(), "daily_use", HistoryDay.COLUMNS, rows);
      int entities =
          progress.watch("forecasting", () -> new ForecastJob(where.database(), clock).run());
      spec.commandLine()
          .getOut()
          .printf("imported %d days; forecasts: %d; see memwall plan%n", rows.size(), entities);
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private List<List<?>> rows(Clock clock) throws InterruptedException {
    long rev = clock.millis();
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var rows = new ArrayList<List<?>>();
    for (Path file : files) {
      HistoryFile.read(file, today)
          .forEach(day -> rows.add(day.row("imported from " + file.getFileName(), rev)));
    }
    if (prometheus != null) {
      var capacity =
          capacityGib == null ? OptionalDouble.empty() : OptionalDouble.of(capacityGib * Say.GIB);
      new Prometheus(prometheus, query, days, capacity)
          .read(today)
          .forEach(day -> rows.add(day.row("imported from " + prometheus.getHost(), rev)));
    }
    return rows;
  }
}
