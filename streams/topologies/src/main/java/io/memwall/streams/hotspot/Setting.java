package io.memwall.streams.hotspot;

import io.memwall.streams.attribution.Owner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What is known around a reading, for those who read the result.
 *
 * @param fabric the entity belongs to
 * @param oomKills processes the host killed for want of memory
 * @param baselineNs latency that the inflation compares with
 * @param regions contended ones, the worst first
 * @param owners for whom the bytes moved
 * @param masters who asked for them
 * @param hosts that use the entity
 * @param suffering those of them that are held up
 * @param parents entities whose failure explains this one's
 */
record Setting(
    String fabric,
    OptionalLong oomKills,
    OptionalDouble baselineNs,
    List<Place> regions,
    List<Owned> owners,
    List<Share> masters,
    List<String> hosts,
    List<String> suffering,
    List<String> parents) {

  private static final int TOP = 3;

  /**
   * A contended region.
   *
   * @param region pool id/0xBASE
   * @param transit share of the time in which its lines moved
   * @param owner who holds it
   */
  record Place(String region, OptionalDouble transit, Owner owner) {}

  /** Bytes of one tenant or master; an empty name is unattributed. */
  record Share(String name, long bytes) {}

  /** Bytes of one owner. */
  record Owned(Owner owner, long bytes) {}

  Setting {
    regions = List.copyOf(regions);
    owners = List.copyOf(owners);
    masters = List.copyOf(masters);
    hosts = List.copyOf(hosts);
    suffering = List.copyOf(suffering);
    parents = List.copyOf(parents);
  }

  static Setting of(String fabric) {
    return new Setting(
        fabric,
        OptionalLong.empty(),
        OptionalDouble.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  Setting withOomKills(long kills) {
    return new Setting(
        fabric,
        OptionalLong.of(kills),
        baselineNs,
        regions,
        owners,
        masters,
        hosts,
        suffering,
        parents);
  }

  Setting withBaseline(OptionalDouble ns) {
    return new Setting(fabric, oomKills, ns, regions, owners, masters, hosts, suffering, parents);
  }

  Setting withRegions(List<Place> places) {
    return new Setting(
        fabric, oomKills, baselineNs, places, owners, masters, hosts, suffering, parents);
  }

  Setting withShares(List<Owned> ofOwners, List<Share> ofMasters) {
    return new Setting(
        fabric, oomKills, baselineNs, regions, ofOwners, ofMasters, hosts, suffering, parents);
  }

  Setting withHosts(List<String> using, List<String> heldUp) {
    return new Setting(
        fabric, oomKills, baselineNs, regions, owners, masters, using, heldUp, parents);
  }

  Setting withParents(List<String> explaining) {
    return new Setting(
        fabric, oomKills, baselineNs, regions, owners, masters, hosts, suffering, explaining);
  }

  /** What several settings say together. */
  static Setting merged(List<Setting> all) {
    return new Setting(
        all.stream().map(Setting::fabric).filter(name -> !name.isEmpty()).findFirst().orElse(""),
        sum(all),
        all.stream().flatMapToDouble(one -> one.baselineNs.stream()).findFirst(),
        all.stream()
            .flatMap(one -> one.regions.stream())
            .sorted(Comparator.comparingDouble(one -> -one.transit().orElse(0)))
            .limit(TOP)
            .toList(),
        owned(all.stream().flatMap(one -> one.owners.stream()).toList()),
        summed(all.stream().map(Setting::masters).toList()),
        List.copyOf(names(all.stream().map(Setting::hosts).toList())),
        List.copyOf(names(all.stream().map(Setting::suffering).toList())),
        List.copyOf(names(all.stream().map(Setting::parents).toList())));
  }

  /** The same, with what is missing taken from another: bytes held where no bytes moved. */
  Setting orFrom(Setting other) {
    var all = merged(List.of(this, other));
    return new Setting(
        all.fabric,
        all.oomKills,
        all.baselineNs,
        all.regions,
        owners.isEmpty() ? other.owners : owners,
        masters.isEmpty() ? other.masters : masters,
        all.hosts,
        all.suffering,
        all.parents);
  }

  /** The bytes by tenant, the largest first. */
  List<Share> tenants() {
    return summed(
        List.of(
            owners.stream()
                .map(one -> new Share(one.owner().tenant().orElse(""), one.bytes()))
                .toList()));
  }

  /** What stays true while nobody says anything. */
  Setting lasting() {
    return of(fabric).withParents(parents);
  }

  private static OptionalLong sum(List<Setting> all) {
    return all.stream().flatMapToLong(one -> one.oomKills.stream()).reduce((a, b) -> a + b);
  }

  private static TreeSet<String> names(List<List<String>> lists) {
    var found = new TreeSet<String>();
    lists.stream().filter(Objects::nonNull).forEach(found::addAll);
    return found;
  }

  /** Sums by name, the largest first. */
  private static List<Share> summed(List<List<Share>> lists) {
    var sums = new LinkedHashMap<String, Long>();
    lists.forEach(list -> list.forEach(one -> sums.merge(one.name(), one.bytes(), Long::sum)));
    var shares = new ArrayList<Share>();
    sums.forEach((name, bytes) -> shares.add(new Share(name, bytes)));
    shares.sort(Comparator.comparingLong((Share one) -> -one.bytes()).thenComparing(Share::name));
    return shares;
  }

  /** Sums by owner, the largest first. */
  private static List<Owned> owned(List<Owned> all) {
    var sums = new LinkedHashMap<Owner, Long>();
    all.forEach(one -> sums.merge(one.owner(), one.bytes(), Long::sum));
    var owned = new ArrayList<Owned>();
    sums.forEach((owner, bytes) -> owned.add(new Owned(owner, bytes)));
    owned.sort(Comparator.comparingLong((Owned one) -> -one.bytes()).thenComparing(Owned::owner));
    return owned;
  }
}
