package io.memwall.standalone.ask;

import io.memwall.sql.QueryRunner;
import io.memwall.standalone.Progress;
import io.memwall.standalone.ask.HotspotHistory.Past;
import io.memwall.standalone.rules.RulesFile;
import io.memwall.standalone.rules.ThresholdSetting;
import io.memwall.streams.hotspot.Thresholds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which alerts other thresholds would have added and removed. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Say which alerts other thresholds would have added (+), removed (-) or changed (~).",
      "Judges the windows that are stored again; nothing is changed and nobody is told."
    })
final class RulesTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AskOptions options;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      defaultValue = "-7d",
      converter = SinceConverter.class,
      description = "How far to look back: 7d, -7d or a time; default ${DEFAULT-VALUE}.")
  private Moment since;

  @Option(names = "--rules", paramLabel = "FILE", description = "The thresholds of this file.")
  private Path rules;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "One threshold, such as utilisation.low=0.7, demand.weight=0.5 or critical=0.8.",
        "Wins over the file; may be given several times."
      })
  private List<String> settings = new ArrayList<>();

  /** As people write it: how long ago. */
  static final class SinceConverter implements picocli.CommandLine.ITypeConverter<Moment> {
    private final Moment.Converter moments = new Moment.Converter();

    @Override
    public Moment convert(String text) {
      return moments.convert(text.matches("\\d+[smhd]") ? "-" + text : text);
    }
  }

  @Override
  public Integer call() throws Exception {
    RulesFile file = RulesFile.required(Optional.ofNullable(rules));
    settings.forEach(this::check);
    var trial = new RulesTrial(spec.commandLine().getOut());
    try (var where = options.where(new Progress(spec.commandLine().getErr()))) {
      new HotspotHistory(new QueryRunner(where.database()), since.at(Instant.now()))
          .each(past -> trial.compare(past, thresholds(file, past)));
    }
    trial.sum();
    return 0;
  }

  private void check(String setting) {
    try {
      ThresholdSetting.apply(Thresholds.DEFAULT, setting);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Thresholds thresholds(RulesFile file, Past past) {
    Thresholds thresholds = file.thresholdsOf(past.text());
    for (String setting : settings) {
      thresholds = ThresholdSetting.apply(thresholds, setting);
    }
    return thresholds;
  }
}
