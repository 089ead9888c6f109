package io.memwall.standalone.plan;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.ask.Where;
import io.memwall.standalone.forecast.ForecastJob;
import io.memwall.standalone.forecast.StoredForecast;
import io.memwall.streams.capacity.Reservation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says when memory and links run out, and what would change it. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Rank all pools and links by when they run out; with --pool, plan for one of them.",
      "Forecasts are made once a day by memwall up, by memwall import history, and by --refresh."
    })
public final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--pool", paramLabel = "POOL", description = "Plan for this pool.")
  private String pool;

  @Option(names = "--add-gib", paramLabel = "N", description = "What if it had N GiB more?")
  private int addGib;

  @Option(
      names = "--add-links",
      paramLabel = "N",
      description = "What if N more links led to it, the load spread evenly?")
  private int addLinks;

  @Option(
      names = "--compare",
      arity = "1..*",
      paramLabel = "SCENARIO",
      description = "More scenarios beside these: gib=256,links=2,reserve=2027-01-31:64.")
  private List<String> compare = new ArrayList<>();

  @Option(
      names = "--reserve",
      paramLabel = "DATE:GIB",
      description = "Use that is known to begin, in every scenario; repeat it.")
  private List<String> reserve = new ArrayList<>();

  @Option(
      names = "--lead-time",
      paramLabel = "60d",
      defaultValue = "60d",
      description = "From order to use; default ${DEFAULT-VALUE}.")
  private String leadTime;

  @Option(
      names = "--horizon",
      paramLabel = "180d",
      defaultValue = "180d",
      description = "For how long it is to suffice, at most 365d; default ${DEFAULT-VALUE}.")
  private String horizon;

  @Option(
      names = "--sku",
      paramLabel = "FILE",
      description = "What can be bought: CSV name,gib,links,cost,currency.")
  private Path sku;

  @Option(
      names = "--format",
      paramLabel = "text|markdown|csv",
      defaultValue = "text",
      description = "How to print it; default ${DEFAULT-VALUE}.")
  private PlanFormat format;

  @Option(names = "--refresh", description = "Forecast anew first, from all days there are.")
  private boolean refresh;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Ask this data directory, whether a stack runs on it or not.")
  private Path data;

  @Override
  public Integer call() throws Exception {
    var wish = wish();
    var skus = sku == null ? Skus.none() : Skus.read(sku);
    var progress = new Progress(spec.commandLine().getErr());
    try (var where = data == null ? Where.found() : Where.onData(data, progress)) {
      if (refresh) {
        var job = new ForecastJob(where.database(), Clock.systemUTC());
        progress.step("forecasting", job::run);
      }
      var runner = new QueryRunner(where.database());
      var latest = progress.watch("asking", () -> StoredForecast.latest(runner));
      if (latest.isEmpty()) {
        throw new CommandException(
            "there is no forecast: no day has been watched for 20 h yet, or none was made since;"
                + " try --refresh, or bring days from elsewhere with memwall import history");
      }
      var sheet = pool == null ? Ranking.of(latest) : plan(runner, latest, wish).sheet(skus);
      spec.commandLine().getOut().print(sheet.as(format));
      spec.commandLine().getOut().flush();
    }
    return 0;
  }

  private PoolPlan plan(QueryRunner runner, List<StoredForecast> latest, Wish wish) {
    var pools = latest.stream().filter(each -> each.entity().kind().equals("POOL")).toList();
    var chosen =
        pools.stream()
            .filter(each -> each.entity().name().equals(pool))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandException(
                        "there is no forecast of pool %s; there are %s"
                            .formatted(
                                pool, pools.stream().map(each -> each.entity().name()).toList())));
    return new PoolPlan(chosen, latest, Surroundings.of(runner, pool, latest), wish);
  }

  private Wish wish() {
    if (addGib < 0 || addLinks < 0) {
      throw new ParameterException(
          spec.commandLine(), "--add-gib and --add-links are not negative");
    }
    boolean ofPool = addGib > 0 || addLinks > 0 || !compare.isEmpty() || !reserve.isEmpty();
    if (ofPool && pool == null) {
      throw new ParameterException(spec.commandLine(), "scenarios are about one --pool");
    }
    try {
      var reserved = reserve.stream().map(Scenario::reservation).toList();
      return new Wish(
          scenarios(), reserved, days(leadTime), days(horizon), LocalDate.now(ZoneOffset.UTC));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private List<Scenario> scenarios() {
    List<Reservation> none = List.of();
    var scenarios = new ArrayList<>(List.of(new Scenario("as is", 0, 0, none)));
    if (addGib > 0 || addLinks > 0) {
      String memory = addGib > 0 ? "+" + addGib + " GiB" : "";
      String links = addLinks > 0 ? "+" + addLinks + " links" : "";
      String comma = memory.isEmpty() || links.isEmpty() ? "" : ", ";
      scenarios.add(new Scenario(memory + comma + links, addGib, addLinks, none));
    }
    compare.forEach(text -> scenarios.add(Scenario.parse(text)));
    return scenarios;
  }

  private static Duration days(String text) {
    if (!text.matches("\\d{1,4}d")) {
      throw new IllegalArgumentException("'" + text + "' is no number of days: write 60d");
    }
    return Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)));
  }
}
