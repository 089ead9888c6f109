package io.memwall.streams.hotspot;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.Hotspot;
import io.memwall.streams.Revision;
import io.memwall.streams.hotspot.Reading.Interval;
import io.memwall.streams.hotspot.Watch.Judged;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Repeats judgements from the inputs they recorded. A window is judged once, on what had come by
 * then, and never again; so what a log says later tells nothing of how it was judged, but the
 * revisions and values that each result keeps do: score, evidence, corroboration, causes, state and
 * sentence are computed anew from them, each state from the ones before.
 *
 * <p>States of an entity whose first result is not among what comes are believed for its first six
 * windows with a score: as far as a state looks back.
 */
public final class Rejudgement {
  private static final int LOOKS_BACK = 6;

  private final RulesByEntity rules;
  private final Map<Entity, Course> courses = new HashMap<>();

  /** What was found of an entity so far; believed while {@code left} windows are above 0. */
  private record Course(Watch watch, Set<Component> topped, int left) {}

  /**
   * Prepares it.
   *
   * @param rules that held when the windows were judged
   */
  public Rejudgement(RulesByEntity rules) {
    this.rules = rules;
  }

  /** Judges the next window of an entity; those of one entity in the order of their time. */
  public Hotspot of(Hotspot told) {
    var entity = Recorded.entity(told);
    var window = new Interval(Nanos.of(told.getTStart()), Nanos.of(told.getTEnd()));
    var before = before(entity, told, window);
    var judging = new Judgement.Rules(Recorded.instrumentation(told), rules.thresholds(entity));
    var gathered = Recorded.gathered(told);
    var verdict =
        Verdict.of(
            gathered,
            new Verdict.Case(
                entity.kind(), judging.instrumentation(), judging.thresholds(), before.topped()));
    var watch = watch(before, told, verdict, judging);
    boolean counts = verdict.value().isPresent();
    courses.put(
        entity, new Course(watch, verdict.topped(), Math.max(0, before.left() - (counts ? 1 : 0))));
    var judgement =
        new Judgement(
            entity,
            window,
            verdict,
            gathered,
            watch,
            before.left() > 0
                ? State.valueOf(told.getPreviousState().name())
                : before.watch().state(),
            judging,
            new Revision(told.getRevision().getGeneration(), told.getRevision().getCounter()));
    return withLists(Results.hotspot(judgement, told.getTComputed().toEpochMilli()), told);
  }

  /**
   * Of whom and for whom the largest were is input, of which a record keeps no more than it says.
   */
  private static Hotspot withLists(Hotspot again, Hotspot told) {
    return Hotspot.newBuilder(again)
        .setTopTenants(told.getTopTenants())
        .setTopOwners(told.getTopOwners())
        .setTopMasters(told.getTopMasters())
        .build();
  }

  private Course before(Entity entity, Hotspot told, Interval window) {
    // The first result of a state that was begun anew, or of an entity that was forgotten.
    if (told.getRevision().getCounter() == 1) {
      return new Course(Watch.begin(window.startNs()), EnumSet.noneOf(Component.class), 0);
    }
    return courses.computeIfAbsent(
        entity,
        any -> new Course(Watch.begin(window.startNs()), Recorded.topped(told), LOOKS_BACK));
  }

  private static Watch watch(
      Course before, Hotspot told, Verdict verdict, Judgement.Rules judging) {
    return before.left() > 0
        ? believed(before.watch(), told, verdict.value(), verdict.corroboratedBy().isPresent())
        : before
            .watch()
            .after(
                Nanos.of(told.getTEnd()),
                verdict.value(),
                verdict.corroboratedBy().isPresent(),
                judging.thresholds().limits());
  }

  private static Watch believed(
      Watch before, Hotspot told, OptionalDouble score, boolean corroborated) {
    var state = State.valueOf(told.getState().name());
    var recent = new ArrayList<>(state == State.UNKNOWN ? List.<Judged>of() : before.recent());
    score.ifPresent(value -> recent.add(new Judged(value, corroborated)));
    var previous = State.valueOf(told.getPreviousState().name());
    var standing =
        state != State.UNKNOWN ? state : previous != State.UNKNOWN ? previous : before.before();
    return new Watch(
        state, standing, Nanos.of(told.getTSince()), recent, told.getMissingWindows(), false);
  }
}
