package io.memwall.streams.alerts;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotComponent;
import io.memwall.schemas.results.HotspotMeasure;
import io.memwall.schemas.results.HotspotShare;
import io.memwall.schemas.results.HotspotState;
import io.memwall.streams.alerts.Signal.Cleared;
import io.memwall.streams.alerts.Signal.Raised;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the states of entities say of alerts. Imported captures alert nobody. */
final class HotspotSignals {
  /** Of others, such as regions, it is the rule that they come and go. */
  private static final Set<EntityKind> LASTING =
      Set.of(EntityKind.POOL, EntityKind.HOST, EntityKind.LINK);

  /** An entity that is gone for so long is gone. */
  private static final Duration MISSED_FOR = Duration.ofHours(1);

  private HotspotSignals() {}

  static List<Signal> of(Hotspot window) {
    if (!window.getCaseName().isEmpty()) {
      return List.of();
    }
    var entity = new Entity(window.getEntityKind().name(), window.getEntity());
    var wall = new AlertKey(window.getFabricId(), Rule.MEMORY_WALL, entity);
    var noData = new AlertKey(window.getFabricId(), Rule.NO_DATA, entity);
    long atNs = Nanos.of(window.getTEnd());
    // An entity that nobody sees may still stand at the wall: what fires goes on.
    return switch (window.getState()) {
      case WARN ->
          List.of(raised(wall, Severity.WARNING, window), new Cleared(noData, atNs, now(window)));
      case CRITICAL ->
          List.of(raised(wall, Severity.CRITICAL, window), new Cleared(noData, atNs, now(window)));
      case OK ->
          List.of(new Cleared(wall, atNs, now(window)), new Cleared(noData, atNs, now(window)));
      case UNKNOWN -> missed(noData, window);
    };
  }

  private static Signal raised(AlertKey key, Severity severity, Hotspot window) {
    var account = new Account(window.getSentence(), labels(window), annotations(window));
    return new Raised(key, severity, Nanos.of(window.getTEnd()), account, OptionalLong.empty());
  }

  private static List<Signal> missed(AlertKey key, Hotspot window) {
    boolean isKnown = window.getPreviousState() != HotspotState.UNKNOWN;
    if (!LASTING.contains(window.getEntityKind()) || !isKnown) {
      return List.of();
    }
    long atNs = Nanos.of(window.getTEnd());
    String sentence =
        "WARNING %s is not seen any more: %d windows without enough evidence; it was %s; next: memwall query coverage --from -1h"
            .formatted(
                key.entity().text(),
                window.getMissingWindows(),
                window.getPreviousState().name().toLowerCase(Locale.ROOT));
    var account = new Account(sentence, Map.of(), parents(window));
    return List.of(
        new Raised(
            key, Severity.WARNING, atNs, account, OptionalLong.of(atNs + MISSED_FOR.toNanos())));
  }

  private static Map<String, String> labels(Hotspot window) {
    var labels = new TreeMap<String, String>();
    labels.put("cause", window.getCauses().isEmpty() ? "" : window.getCauses().get(0));
    labels.put(
        "tenant", window.getTopTenants().isEmpty() ? "" : window.getTopTenants().get(0).getName());
    return labels;
  }

  private static Map<String, String> annotations(Hotspot window) {
    var said = new TreeMap<>(parents(window));
    said.putAll(now(window));
    if (window.getScore() != null) {
      said.put(Account.PEAK, said.get(Account.SCORE));
    }
    said.put("causes", String.join(", ", window.getCauses()));
    said.put("ruled_out", String.join(", ", window.getRuledOut()));
    said.put("components", joined(window.getComponents(), HotspotSignals::component));
    said.put("measures", joined(window.getMeasures(), HotspotSignals::measure));
    said.put("top_regions", joined(window.getTopRegions(), each -> each.getRegion()));
    said.put("top_tenants", joined(window.getTopTenants(), HotspotSignals::share));
    said.put("top_masters", joined(window.getTopMasters(), HotspotSignals::share));
    said.put("affected_hosts", String.join(", ", window.getAffectedHosts()));
    return said;
  }

  /** What a window says whatever its state is. */
  private static Map<String, String> now(Hotspot window) {
    var said = new TreeMap<String, String>();
    if (window.getScore() != null) {
      said.put(Account.SCORE, String.format(Locale.ROOT, "%.4f", window.getScore()));
    }
    if (window.getCoverage() != null) {
      said.put(Account.COVERAGE, String.format(Locale.ROOT, "%.3f", window.getCoverage()));
    }
    said.put(Account.NEXT, window.getNextCommand());
    return said;
  }

  private static Map<String, String> parents(Hotspot window) {
    return Map.of(Suppression.PARENTS, String.join(", ", window.getParents()));
  }

  private static <T> String joined(List<T> all, Function<T, String> text) {
    return all.stream().map(text).collect(Collectors.joining(", "));
  }

  private static String component(HotspotComponent each) {
    return each.getX() == null
        ? each.getComponent() + " missing"
        : String.format(Locale.ROOT, "%s %.4f", each.getComponent(), each.getX());
  }

  private static String measure(HotspotMeasure each) {
    return String.format(
        Locale.ROOT,
        "%s %.4g (0 at %.4g, 1 at %.4g, of %s)",
        each.getMeasure(),
        each.getValue(),
        each.getLow(),
        each.getHigh(),
        each.getSource());
  }

  private static String share(HotspotShare each) {
    String name = each.getName().isEmpty() ? "unattributed" : each.getName();
    return String.format(Locale.ROOT, "%s %.0f %%", name, 100 * each.getShare());
  }
}
