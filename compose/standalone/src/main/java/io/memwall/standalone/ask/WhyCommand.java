package io.memwall.standalone.ask;

import io.memwall.sql.Parameter;
import io.memwall.sql.QueryResult;
import io.memwall.sql.QueryRunner;
import io.memwall.sql.SavedQueries;
import io.memwall.standalone.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the score of an entity was made of: the command that every hotspot names. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description = {
      "Say what the score of an entity was made of, in the window that ended last before a time.",
      "Every sentence about a hotspot ends with this command."
    })
public final class WhyCommand implements Callable<Integer> {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private AskOptions options;

  @Parameters(paramLabel = "ENTITY", description = "Such as pool:p3, link:l1/rx or host:h1.")
  private String entity;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = Moment.Converter.class,
      description = "End of the window: 2026-01-01T10:00:10Z or -5m; without it, now.")
  private Moment at;

  @Option(names = "--case", paramLabel = "NAME", description = "Ask about this imported capture.")
  private String caseName;

  @Override
  public Integer call() throws Exception {
    var progress = new Progress(spec.commandLine().getErr());
    try (var where = options.where(progress)) {
      say(new QueryRunner(where.database()), Clock.systemUTC().instant(), progress);
    }
    return 0;
  }

  /** What it was made of, by a database. */
  void say(QueryRunner runner, Instant now, Progress progress) throws IOException {
    var range = range(now);
    var out = spec.commandLine().getOut();
    sentence(runner, range).ifPresent(progress::say);
    var asked = new LinkedHashMap<>(range);
    asked.put("entity", entity);
    QueryResult answer = runner.run(SavedQueries.named("hotspot_components"), asked);
    answer.write(options.format, out);
    out.flush();
    if (answer.rows().isEmpty()) {
      progress.say(entity + " was not judged then; memwall query hotspots lists what was");
    }
  }

  /** The window that ends at the time, or holds it; the last one that can be over by now. */
  private Map<String, String> range(Instant now) {
    Instant end = at == null ? now.minus(Duration.ofSeconds(2)) : at.at(now);
    long windows = Math.floorDiv(end.getEpochSecond(), WINDOW.toSeconds());
    Instant aligned = Instant.ofEpochSecond(windows * WINDOW.toSeconds());
    var range = new LinkedHashMap<String, String>();
    range.put(Parameter.FROM, aligned.minus(WINDOW).toString());
    range.put(Parameter.TO, aligned.toString());
    if (caseName != null) {
      range.put(Parameter.CASE, caseName);
    }
    return range;
  }

  private Optional<String> sentence(QueryRunner runner, Map<String, String> range) {
    return runner.run(SavedQueries.named("hotspots"), range).rowsByName().stream()
        .filter(row -> entity.equals(text(row)))
        .map(row -> String.valueOf(row.get("sentence")))
        .findFirst();
  }

  private static String text(Map<String, ?> row) {
    return String.valueOf(row.get("entity_kind")).toLowerCase(Locale.ROOT)
        + ":"
        + row.get("entity");
  }
}
