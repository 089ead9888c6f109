package io.memwall.standalone.capture;

import io.memwall.collectors.agent.explain.Explanation;
import io.memwall.collectors.agent.explain.ExplanationText;
import io.memwall.collectors.agent.explain.Explanations;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a code means, with an example. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say what a code of inspect means, with an example.")
public final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "CODE", description = "Such as msg_truncated, D9 or S4.")
  private List<String> codes = List.of();

  @Option(names = "--list", description = "List every code with its meaning.")
  private boolean list;

  @Override
  public Integer call() {
    if (!list && codes.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name a code; memwall explain --list shows them all");
    }
    List<Explanation> found = codes.stream().flatMap(this::explanations).toList();
    var out = spec.commandLine().getOut();
    if (list) {
      out.print(ExplanationText.list());
    }
    for (int i = 0; i < found.size(); i++) {
      out.print((i > 0 ? "\n" : "") + ExplanationText.of(found.get(i)));
    }
    out.flush();
    return 0;
  }

  private Stream<Explanation> explanations(String code) {
    List<Explanation> found = Explanations.all(code);
    if (found.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "there is no code '" + code + "'" + hint(Explanations.similar(code)));
    }
    return found.stream();
  }

  private static String hint(List<String> similar) {
    return similar.isEmpty()
        ? ": memwall explain --list shows them all"
        : "; did you mean " + String.join(" or ", similar) + "?";
  }
}
