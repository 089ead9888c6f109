package io.memwall.collectors.agent.inspect.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.memwall.collectors.agent.inspect.JsonTree;
import io.memwall.collectors.agent.inspect.compare.Comparison;
import io.memwall.collectors.agent.inspect.compare.FigureShift;
import io.memwall.collectors.agent.inspect.compare.FrameShift;
import io.memwall.collectors.agent.inspect.truth.Judgement;
import io.memwall.collectors.agent.inspect.truth.TruthCheck;
import java.util.Locale;

/** An answer as JSON: the inspection, and beside it what it was held against. */
final class AnswerJson {
  private AnswerJson() {}

  static String of(Answer answer) {
    ObjectNode root = answer.inspection().jsonTree();
    answer.truth().ifPresent(truth -> truth(root.putObject("truth"), truth));
    answer.comparison().ifPresent(each -> comparison(root.putObject("comparison"), each));
    if (!answer.results().isEmpty()) {
      ArrayNode demands = root.putArray("demands");
      answer.results().forEach(result -> demand(demands.addObject(), result));
    }
    return JsonTree.indented(root);
  }

  private static void truth(ObjectNode node, TruthCheck truth) {
    node.put("holds", truth.holds());
    ArrayNode lines = node.putArray("lines");
    for (Judgement each : truth.judgements()) {
      ObjectNode line = lines.addObject();
      line.put("line", each.line());
      line.put("metric", each.metric());
      line.put("key", each.key());
      line.put("truth", Long.toString(each.truth()));
      each.seen()
          .ifPresentOrElse(
              seen -> line.put("seen", Long.toString(seen)), () -> line.putNull("seen"));
      line.put("tolerance", each.tolerance());
      line.put("verdict", each.verdict().name().toLowerCase(Locale.ROOT));
      line.put("why", each.why());
    }
  }

  private static void comparison(ObjectNode node, Comparison comparison) {
    node.put("other", comparison.there());
    node.put("equal_figures", comparison.equal());
    ArrayNode figures = node.putArray("figures");
    for (FigureShift each : comparison.shifts()) {
      ObjectNode figure = figures.addObject();
      figure.put("half", each.half());
      figure.put("figure", each.figure());
      JsonTree.put(figure, "here", each.here());
      JsonTree.put(figure, "there", each.there());
    }
    ArrayNode frames = node.putArray("frames");
    comparison.frames().forEach(each -> frames(frames.addObject(), each));
    ArrayNode here = node.putArray("only_here");
    comparison.onlyHere().forEach(here::add);
    ArrayNode there = node.putArray("only_there");
    comparison.onlyThere().forEach(there::add);
  }

  private static void frames(ObjectNode node, FrameShift frames) {
    node.put("half", frames.half());
    node.put("both", frames.both());
    node.put("only_here", frames.onlyHere());
    node.put("only_there", frames.onlyThere());
    node.put("whole", frames.whole());
    frames
        .shift()
        .ifPresentOrElse(
            shift -> {
              ObjectNode each = node.putObject("shift_ns");
              each.put("min", shift.min());
              each.put("p50", shift.p50());
              each.put("p99", shift.p99());
              each.put("max", shift.max());
            },
            () -> node.putNull("shift_ns"));
  }

  private static void demand(ObjectNode node, CheckResult result) {
    node.put("demand", result.name());
    node.put("group", result.group());
    node.put("measured", result.measured());
    node.put("broken", result.fails());
    node.put("count", result.count());
    ArrayNode findings = node.putArray("findings");
    for (Finding each : result.findings()) {
      ObjectNode finding = findings.addObject();
      finding.put("where", each.where());
      JsonTree.put(finding, "frame", each.frame());
      finding.put("clause", each.clause());
      JsonTree.put(finding, "expected", each.expected());
      JsonTree.put(finding, "seen", each.seen());
    }
  }
}
