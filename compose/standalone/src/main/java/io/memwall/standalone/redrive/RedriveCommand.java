package io.memwall.standalone.redrive;

import io.memwall.schemas.DeadLetter;
import io.memwall.schemas.RecordPlace;
import io.memwall.standalone.CommandException;
import io.memwall.standalone.Progress;
import io.memwall.standalone.stack.Brokers;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends dead letters back. */
@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = {
      "Send records that could not be read or stored back to the topics they came from, once the",
      "cause is mended. Each goes back once, however many gave it up, and however often this runs;",
      "one that fails again is a new letter, which says so. Without --go: only say what would be",
      "sent."
    })
public final class RedriveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private KafkaOptions kafka;

  @Option(names = "--go", description = "Send them.")
  private boolean go;

  @Option(names = "--dry-run", description = "Send nothing; so it is without --go too.")
  private boolean dryRun;

  @Option(
      names = "--topic",
      split = ",",
      paramLabel = "TOPIC",
      description = "Only records of these topics, such as memwall.flow.")
  private Set<String> topics = new LinkedHashSet<>();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only those whose reason has this in it, such as 'unknown writer schema'.")
  private String reason;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only those given up then or later, such as 2026-03-01T12:00:00Z.")
  private Instant since;

  @Option(names = "--until", paramLabel = "TIME", description = "Only those given up before.")
  private Instant until;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many records.")
  private Long limit;

  @Override
  public Integer call() throws Exception {
    Choice choice = choice();
    Brokers brokers = kafka.brokers(spec);
    var progress = new Progress(spec.commandLine().getErr());
    try {
      return go
          ? send(brokers.settings(), choice, progress)
          : shown(brokers.settings(), choice, progress);
    } catch (TimeoutException e) {
      throw new CommandException("Kafka at %s does not answer".formatted(brokers), e);
    } catch (KafkaException e) {
      throw new CommandException("Kafka at %s: %s".formatted(brokers, e.getMessage()), e);
    }
  }

  private Choice choice() {
    if (go && dryRun) {
      throw new ParameterException(spec.commandLine(), "either --go or --dry-run, not both");
    }
    if (limit != null && limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit must be 1 or more");
    }
    if (since != null && until != null && !since.isBefore(until)) {
      throw new ParameterException(spec.commandLine(), "--since must be before --until");
    }
    return new Choice(
        topics,
        Optional.ofNullable(reason),
        Optional.ofNullable(since),
        Optional.ofNullable(until),
        limit == null ? Long.MAX_VALUE : limit);
  }

  private int shown(Map<String, Object> settings, Choice choice, Progress progress)
      throws Exception {
    try (var box = new LetterBox(settings)) {
      RedrivePlan plan = plan(box, choice, progress);
      print(plan);
      say("%,d records would be sent back%s", plan.toSend().size(), hint(plan));
      return ExitCode.OK;
    }
  }

  private static String hint(RedrivePlan plan) {
    return plan.toSend().isEmpty() ? "" : ": do it with --go";
  }

  /** The postman first: after it, no other can send what the plan does not know of. */
  private int send(Map<String, Object> settings, Choice choice, Progress progress)
      throws Exception {
    try (var postman = new Postman(settings);
        var box = new LetterBox(settings)) {
      RedrivePlan plan = plan(box, choice, progress);
      print(plan);
      progress.step(
          "sending %,d records".formatted(plan.toSend().size()), () -> deliver(plan, box, postman));
      say("%,d records were sent back", postman.sent());
      long gone = plan.toSend().size() - postman.sent();
      if (gone > 0) {
        say("%,d letters were deleted by age or size before they could be sent", gone);
      }
      return gone > 0 || !plan.nowhere().isEmpty() ? ExitCode.SOFTWARE : ExitCode.OK;
    }
  }

  private static long deliver(RedrivePlan plan, LetterBox box, Postman postman) {
    if (!plan.toSend().isEmpty()) {
      box.letters(
          raw -> {
            DeadLetter letter = plan.toSend().get(RecordPlace.of(raw));
            if (letter != null) {
              postman.send(raw, letter);
            }
          });
    }
    postman.commit();
    return postman.sent();
  }

  private static RedrivePlan plan(LetterBox box, Choice choice, Progress progress)
      throws Exception {
    return progress.watch(
        "reading the dead letters", () -> RedrivePlan.of(box.found(), choice, box.site()));
  }

  private void print(RedrivePlan plan) {
    if (!plan.heaps().isEmpty()) {
      say("%-28s %-34s %-26s %9s %9s", "topic", "reason", "schema", "records", "repeats");
    }
    for (var heap : plan.heaps()) {
      say(
          "%-28s %-34s %-26s %,9d %,9d",
          heap.kind().topic(),
          heap.kind().reason(),
          heap.kind().schema(),
          heap.records(),
          heap.repeats());
    }
    plan.nowhere()
        .forEach(
            (topic, records) ->
                say(
                    "%s: its partitions are not all there; %,d records stay letters",
                    topic, records));
    say(
        "%,d letters of the choice; %,d of their records were sent back before",
        plan.chosen(), plan.already());
  }

  private void say(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }
}
