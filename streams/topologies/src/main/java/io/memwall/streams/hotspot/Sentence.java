package io.memwall.streams.hotspot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A judgement for a person. */
final class Sentence {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final double NANOS_PER_MICRO = 1_000;

  private Sentence() {}

  /** All of it in one sentence, with the next command to type. */
  static String of(Judgement judgement) {
    var parts = new ArrayList<String>();
    parts.add(causes(judgement));
    tenant(judgement.gathered().setting(), parts);
    int suffering = judgement.gathered().setting().suffering().size();
    if (suffering > 0) {
      parts.add(suffering == 1 ? "1 host affected" : suffering + " hosts affected");
    }
    var out = words(judgement.verdict().ruledOut());
    if (!out.isEmpty()) {
      parts.add(String.join(", ", out) + " ruled out");
    }
    partial(judgement, parts);
    judgement.gathered().coverage().ifPresent(part -> parts.add("coverage " + percent(part)));
    parts.add("next: " + next(judgement));
    return head(judgement) + ": " + String.join("; ", parts);
  }

  /** What to type next. */
  static String next(Judgement judgement) {
    String of =
        judgement.entity().caseName().isEmpty() ? "" : " --case " + judgement.entity().caseName();
    return "memwall why %s --at %s%s"
        .formatted(judgement.entity().text(), MOMENT.format(at(judgement.window().endNs())), of);
  }

  private static String head(Judgement judgement) {
    String score = judgement.verdict().score().map(s -> format(" %.2f", s.value())).orElse("");
    return "%s %s %s%s since %s"
        .formatted(
            judgement.watch().state(),
            judgement.entity().kind().word(),
            judgement.entity().name(),
            score,
            MINUTE.format(at(judgement.watch().sinceNs())));
  }

  private static String causes(Judgement judgement) {
    if (judgement.verdict().score().isEmpty()) {
      return "too little to judge by: " + absences(judgement);
    }
    var causes = judgement.verdict().causes();
    if (causes.isEmpty()) {
      return "nothing presses";
    }
    return causes.stream().map(cause -> cause(judgement, cause)).collect(Collectors.joining(", "));
  }

  private static String absences(Judgement judgement) {
    return judgement.verdict().expected().stream()
        .filter(component -> !judgement.verdict().x().containsKey(component))
        .sorted()
        .map(
            component -> {
              var why = judgement.gathered().absent().get(component);
              return component.word() + " " + (why == null ? "not reported" : why.reason());
            })
        .collect(Collectors.joining(", "));
  }

  private static String cause(Judgement judgement, Component component) {
    var thresholds = judgement.rules().thresholds();
    return judgement.gathered().of(component).stream()
        .filter(one -> thresholds.x(one.measure(), one.value()) > 0)
        .map(one -> value(judgement, one))
        .collect(Collectors.joining(" and "));
  }

  private static String value(Judgement judgement, Measured one) {
    return switch (one.measure()) {
      case UTILISATION -> "demand " + percent(one.value());
      case DEMAND_RATIO -> format("demand %.2f× of what the link can carry", one.value());
      case LATENCY_INFLATION -> format("latency %.1f×", one.value()) + baseline(judgement);
      case PRESSURE -> "memory stalls " + percent(one.value()) + " of the time";
      case USED_SHARE -> "pool " + percent(one.value()) + " full";
      case FAIL_RATE -> percent(one.value()) + " of requests fail";
      case CREDIT_STALL -> "credits awaited " + percent(one.value()) + " of the time";
      case RETRANSMIT_RATIO -> format("retransmits %.1f %%", one.value() * 100);
      case TRANSIT -> "contention " + percent(one.value()) + " of the time" + region(judgement);
    };
  }

  private static String baseline(Judgement judgement) {
    var ns = judgement.gathered().setting().baselineNs();
    if (ns.isEmpty()) {
      return "";
    }
    return ns.getAsDouble() < NANOS_PER_MICRO
        ? format(" of %.0f ns", ns.getAsDouble())
        : format(" of %.1f µs", ns.getAsDouble() / NANOS_PER_MICRO);
  }

  private static String region(Judgement judgement) {
    var regions = judgement.gathered().setting().regions();
    boolean itself = judgement.entity().kind() == Kind.REGION;
    return regions.isEmpty() || itself ? "" : " in region " + regions.get(0).region();
  }

  private static void tenant(Setting setting, List<String> parts) {
    long whole = setting.tenants().stream().mapToLong(Setting.Share::bytes).sum();
    if (whole > 0) {
      var first = setting.tenants().get(0);
      String name = first.name().isEmpty() ? "unattributed" : "tenant " + first.name();
      parts.add(name + " " + percent(first.bytes() / (double) whole));
    }
  }

  private static void partial(Judgement judgement, List<String> parts) {
    if (judgement.verdict().isFloor()) {
      parts.add("partial: at least this, with " + absences(judgement));
    }
    var rules = judgement.rules().instrumentation();
    boolean matters = judgement.entity().kind() != Kind.REGION;
    if (matters && rules.isPartial(judgement.entity().kind()) && !rules.instruments().isEmpty()) {
      parts.add(
          "partial: watched by "
              + rules.instruments().stream()
                  .sorted()
                  .map(Instrument::word)
                  .collect(Collectors.joining(" and "))
              + " only");
    }
  }

  private static List<String> words(List<Component> components) {
    return components.stream().map(Component::word).toList();
  }

  private static String percent(double share) {
    return format("%.0f %%", share * 100);
  }

  private static String format(String text, double value) {
    return String.format(Locale.ROOT, text, value);
  }

  private static Instant at(long ns) {
    return Instant.ofEpochSecond(
        Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L));
  }
}
