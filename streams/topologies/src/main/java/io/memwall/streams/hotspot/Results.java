package io.memwall.streams.hotspot;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotComponent;
import io.memwall.schemas.results.HotspotMeasure;
import io.memwall.schemas.results.HotspotOwner;
import io.memwall.schemas.results.HotspotRegion;
import io.memwall.schemas.results.HotspotShare;
import io.memwall.schemas.results.HotspotState;
import io.memwall.streams.Fields;
import io.memwall.streams.attribution.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The edge where judgements become records of the road. */
final class Results {
  private static final int TOP = 3;
  private static final int HOSTS = 16;

  private Results() {}

  static Hotspot hotspot(Judgement judgement, long computedMs) {
    var window = judgement.window();
    var watch = judgement.watch();
    var builder =
        Hotspot.newBuilder()
            .setEntityKind(EntityKind.valueOf(judgement.entity().kind().name()))
            .setEntity(judgement.entity().name())
            .setWindowNs(window.endNs() - window.startNs())
            .setTStart(Nanos.instant(window.startNs()))
            .setTEnd(Nanos.instant(window.endNs()))
            .setRevision(Fields.revision(judgement.revision()))
            .setCaseName(judgement.entity().caseName())
            .setFabricId(judgement.gathered().setting().fabric())
            .setState(HotspotState.valueOf(watch.state().name()))
            .setPreviousState(HotspotState.valueOf(judgement.previous().name()))
            .setStateChanged(judgement.changed())
            .setTSince(Nanos.instant(watch.sinceNs()))
            .setMissingWindows(watch.missing());
    score(builder, judgement);
    components(builder, judgement);
    surroundings(builder, judgement);
    return builder
        .setSentence(Sentence.of(judgement))
        .setNextCommand(Sentence.next(judgement))
        .setTComputed(Instant.ofEpochMilli(computedMs))
        .build();
  }

  private static void score(Hotspot.Builder builder, Judgement judgement) {
    var verdict = judgement.verdict();
    var rules = judgement.rules().instrumentation();
    builder
        .setEvidence(verdict.evidence())
        .setCorroborated(verdict.corroboratedBy().isPresent())
        .setPartial(rules.isPartial(judgement.entity().kind()) || verdict.isFloor())
        .setInstrumentation(rules.instruments().stream().sorted().map(Instrument::word).toList())
        .setInstrumentationDeclared(rules.declared())
        .setCauses(words(verdict.causes()))
        .setRuledOut(words(verdict.ruledOut()));
    verdict.score().ifPresent(score -> builder.setScore(score.value()));
    verdict.corroboratedBy().ifPresent(builder::setCorroboratedBy);
  }

  private static void components(Hotspot.Builder builder, Judgement judgement) {
    builder.setComponents(
        Arrays.stream(Component.values())
            .filter(judgement.verdict().expected()::contains)
            .map(component -> component(judgement, component))
            .toList());
    builder.setMeasures(
        Arrays.stream(Component.values())
            .filter(judgement.verdict().expected()::contains)
            .flatMap(component -> judgement.gathered().of(component).stream())
            .map(one -> measure(judgement, one))
            .toList());
  }

  private static HotspotComponent component(Judgement judgement, Component component) {
    Double x = judgement.verdict().x().get(component);
    var absence = judgement.gathered().absent().get(component);
    String missing = absence == null ? "not reported" : absence.reason();
    return new HotspotComponent(
        component.word(),
        judgement.rules().thresholds().weight(component),
        x,
        x == null ? null : contribution(judgement, component),
        x == null ? missing : null,
        x == null && absence != null && absence.excused());
  }

  /** 0 of a component that is 0; none at all when the score is. */
  private static Double contribution(Judgement judgement, Component component) {
    var score = judgement.verdict().score();
    if (score.isEmpty() || score.get().contributions().isEmpty()) {
      return null;
    }
    return judgement.contribution(component).orElse(0.0);
  }

  private static HotspotMeasure measure(Judgement judgement, Measured one) {
    var ramp = judgement.rules().thresholds().ramp(one.measure());
    return new HotspotMeasure(
        one.measure().component().word(),
        one.measure().word(),
        one.value(),
        ramp.low(),
        ramp.high(),
        one.source(),
        one.revision().generation(),
        one.revision().counter(),
        Fields.orNull(one.coverage()));
  }

  private static void surroundings(Hotspot.Builder builder, Judgement judgement) {
    var setting = judgement.gathered().setting();
    setting.oomKills().ifPresent(builder::setOomKills);
    setting.baselineNs().ifPresent(builder::setBaselineNs);
    judgement.gathered().coverage().ifPresent(builder::setCoverage);
    boolean hosts = !setting.hosts().isEmpty() || !setting.suffering().isEmpty();
    builder
        .setTopRegions(setting.regions().stream().limit(TOP).map(Results::region).toList())
        .setTopTenants(shares(setting.tenants()))
        .setTopOwners(owners(setting.owners()))
        .setTopMasters(shares(setting.masters()))
        .setAffectedHosts(setting.suffering().stream().limit(HOSTS).toList())
        .setAffectedHostCount(hosts ? setting.suffering().size() : null)
        .setParents(setting.parents());
  }

  private static HotspotRegion region(Setting.Place place) {
    var owner = place.owner();
    return new HotspotRegion(
        place.region(),
        Fields.orNull(place.transit()),
        owner.tenant().orElse(null),
        owner.workload().orElse(null),
        owner.allocation().orElse(null));
  }

  /**
   * The largest, and in any case what is nobody's, so that nothing looks more certain than it is.
   */
  private static List<HotspotOwner> owners(List<Setting.Owned> all) {
    long whole = all.stream().mapToLong(Setting.Owned::bytes).sum();
    if (whole <= 0) {
      return List.of();
    }
    var shown = new ArrayList<>(all.subList(0, Math.min(TOP, all.size())));
    if (shown.stream().noneMatch(one -> one.owner().isUnattributed())) {
      shown.add(
          all.stream()
              .filter(one -> one.owner().isUnattributed())
              .findFirst()
              .orElse(new Setting.Owned(Owner.UNATTRIBUTED, 0)));
    }
    return shown.stream().map(one -> owner(one, (double) whole)).toList();
  }

  private static HotspotOwner owner(Setting.Owned one, double whole) {
    var who = one.owner();
    return new HotspotOwner(
        who.tenant().orElse(null),
        who.workload().orElse(null),
        who.allocation().orElse(null),
        one.bytes(),
        one.bytes() / whole);
  }

  private static List<HotspotShare> shares(List<Setting.Share> all) {
    double whole = all.stream().mapToLong(Setting.Share::bytes).sum();
    return all.stream()
        .limit(TOP)
        .filter(one -> whole > 0)
        .map(one -> new HotspotShare(one.name(), one.bytes(), one.bytes() / whole))
        .toList();
  }

  private static List<String> words(Collection<Component> components) {
    return components.stream().map(Component::word).toList();
  }
}
