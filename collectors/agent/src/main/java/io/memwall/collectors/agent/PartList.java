package io.memwall.collectors.agent;

import io.memwall.collectors.agent.part.Part;
import io.memwall.collectors.agent.part.PartStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of an agent that run. Changed by one thread at a time, read by any. */
final class PartList {
  private static final Logger log = LoggerFactory.getLogger(PartList.class);

  private record Running(PartPlan plan, Part part) {}

  private record Capturing(CapturePlan plan, Capture capture) {}

  private volatile Map<String, Running> running = Map.of();
  private volatile Optional<Capturing> capturing = Optional.empty();

  /** Ends what is no longer wanted, or otherwise; then starts what is missing. */
  void apply(List<PartPlan> plans, PartContext context) {
    var wanted = new TreeMap<String, PartPlan>();
    plans.forEach(plan -> wanted.put(plan.name(), plan));
    var now = new TreeMap<String, Running>();
    for (Running each : running.values()) {
      PartPlan plan = wanted.get(each.plan().name());
      if (plan != null && plan.sameAs(each.plan())) {
        now.put(plan.name(), each);
      } else {
        close(each.part());
      }
    }
    running = Map.copyOf(now);
    for (PartPlan plan : wanted.values()) {
      if (!now.containsKey(plan.name())) {
        Part part = plan.making().apply(context);
        now.put(plan.name(), new Running(plan, part));
        // Before it starts: what it observes must be in the watermark from the first moment on.
        running = Map.copyOf(now);
        part.start();
      }
    }
  }

  /** The same for the capture. */
  void apply(Optional<CapturePlan> plan, PartContext context, Heart heart) {
    Optional<Object> before = capturing.map(each -> each.plan().settings());
    if (before.equals(plan.map(CapturePlan::settings))) {
      return;
    }
    capturing.ifPresent(each -> close(each.capture()));
    capturing = plan.map(next -> new Capturing(next, next.making().apply(context, heart)));
    heart.follow(capture());
    capture().ifPresent(Part::start);
  }

  Optional<Capture> capture() {
    return capturing.map(Capturing::capture);
  }

  /** All that run, the capture first. */
  Collection<Part> all() {
    var all = new ArrayList<Part>();
    capture().ifPresent(all::add);
    running.values().forEach(each -> all.add(each.part()));
    return all;
  }

  /** How each does, by name. */
  Map<String, PartStatus> statuses() {
    var statuses = new TreeMap<String, PartStatus>();
    all().forEach(part -> statuses.put(part.name(), part.status()));
    return statuses;
  }

  List<String> names() {
    return all().stream().map(Part::name).sorted().toList();
  }

  /** Those that observe by themselves first: the capture tells to the very end. */
  void close() {
    running.values().forEach(each -> close(each.part()));
    capture().ifPresent(PartList::close);
  }

  private static void close(Part part) {
    try {
      part.close();
    } catch (RuntimeException e) {
      // The others must be closed all the same.
      log.error("{} did not close cleanly", part.name(), e);
    }
  }
}
