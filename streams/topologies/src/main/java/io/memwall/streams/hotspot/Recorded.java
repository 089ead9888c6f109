package io.memwall.streams.hotspot;

import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotMeasure;
import io.memwall.schemas.results.HotspotRegion;
import io.memwall.schemas.results.HotspotShare;
import io.memwall.streams.Revision;
import io.memwall.streams.attribution.Owner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** The inputs of a judgement, read back from its record. */
final class Recorded {
  /** Behind every name. */
  private static final String NOT_TOLD = "\uffff";

  private Recorded() {}

  static Entity entity(Hotspot told) {
    return new Entity(
        told.getCaseName(), Kind.valueOf(told.getEntityKind().name()), told.getEntity());
  }

  static Instrumentation instrumentation(Hotspot told) {
    var instruments = EnumSet.noneOf(Instrument.class);
    told.getInstrumentation().forEach(word -> instruments.add(Instrument.valueOf(upper(word))));
    return new Instrumentation(instruments, told.getInstrumentationDeclared());
  }

  /** Components at the top of their ramps. */
  static Set<Component> topped(Hotspot told) {
    var found = EnumSet.noneOf(Component.class);
    told.getComponents().stream()
        .filter(one -> one.getX() != null && one.getX() >= 1)
        .forEach(one -> found.add(Component.valueOf(upper(one.getComponent()))));
    return found;
  }

  static Gathered gathered(Hotspot told) {
    var measured = new EnumMap<Measure, Measured>(Measure.class);
    told.getMeasures().stream()
        .map(Recorded::measured)
        .forEach(one -> measured.put(one.measure(), one));
    return new Gathered(
        measured,
        absent(told),
        instrumentation(told).instruments(),
        Set.of(),
        setting(told),
        optional(told.getCoverage()));
  }

  private static Measured measured(HotspotMeasure one) {
    return new Measured(
        Measure.valueOf(upper(one.getMeasure())),
        one.getValue(),
        one.getSource(),
        new Revision(one.getGeneration(), one.getCounter()),
        optional(one.getCoverage()));
  }

  private static Map<Component, Absence> absent(Hotspot told) {
    var absent = new EnumMap<Component, Absence>(Component.class);
    for (var one : told.getComponents()) {
      if (one.getX() == null && one.getMissing() != null) {
        absent.put(
            Component.valueOf(upper(one.getComponent())),
            new Absence(one.getMissing(), one.getExcused()));
      }
    }
    return absent;
  }

  private static Setting setting(Hotspot told) {
    var setting =
        Setting.of(told.getFabricId())
            .withBaseline(optional(told.getBaselineNs()))
            .withRegions(told.getTopRegions().stream().map(Recorded::place).toList())
            .withShares(owned(told.getTopTenants()), shares(told.getTopMasters()))
            .withHosts(told.getAffectedHostCount() == null ? List.of() : List.of(""), suffer(told))
            .withParents(told.getParents());
    return told.getOomKills() == null ? setting : setting.withOomKills(told.getOomKills());
  }

  private static Setting.Place place(HotspotRegion region) {
    return new Setting.Place(
        region.getRegion(),
        optional(region.getTransit()),
        new Owner(
            Optional.ofNullable(region.getTenant()),
            Optional.ofNullable(region.getWorkload()),
            Optional.ofNullable(region.getAllocId())));
  }

  /** By tenant, which is all that a judgement says of them in words. */
  private static List<Setting.Owned> owned(List<HotspotShare> tenants) {
    return shares(tenants).stream()
        .map(
            one ->
                new Setting.Owned(
                    new Owner(
                        Optional.of(one.name()).filter(name -> !name.isEmpty()),
                        Optional.empty(),
                        Optional.empty()),
                    one.bytes()))
        .toList();
  }

  /** The largest, and what is left of the whole in parts, none of which is the largest. */
  private static List<Setting.Share> shares(List<HotspotShare> largest) {
    var shares = new ArrayList<Setting.Share>();
    largest.forEach(one -> shares.add(new Setting.Share(one.getName(), one.getBytes())));
    if (!largest.isEmpty() && largest.get(0).getShare() > 0) {
      long most = largest.get(0).getBytes();
      long whole = Math.round(most / largest.get(0).getShare());
      long left = whole - largest.stream().mapToLong(HotspotShare::getBytes).sum();
      for (; left > 0; left -= most) {
        shares.add(new Setting.Share(NOT_TOLD + shares.size(), Math.min(left, most)));
      }
    }
    return shares;
  }

  /** Those that are named, and as many more as were counted. */
  private static List<String> suffer(Hotspot told) {
    var hosts = new ArrayList<>(new TreeSet<>(told.getAffectedHosts()));
    int count = told.getAffectedHostCount() == null ? 0 : told.getAffectedHostCount();
    hosts.addAll(Collections.nCopies(Math.max(0, count - hosts.size()), ""));
    return hosts;
  }

  private static OptionalDouble optional(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
