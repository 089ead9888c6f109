package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Judgement;
import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All figures that results tell, a class for each kind; a new kind of result adds its own here. */
final class Families {
  private final List<Family> all;

  private Families(List<Family> all) {
    this.all = all;
  }

  static Families of(Answers answers) {
    return of(answers, Set.of());
  }

  /**
   * The same.
   *
   * @param befallen numbers of the lines of truth that were carried out on the way of the events
   */
  static Families of(Answers answers, Set<Long> befallen) {
    var facts = new Facts(answers);
    return new Families(
        List.of(
            new DeliveryFamily(befallen),
            new TrafficFamily(answers),
            new PoolFamily(answers),
            new LeakFamily(answers),
            new ContentionFamily(answers),
            new HotspotFamily(answers),
            new LinkFamily(answers),
            new RegionFamily(answers),
            new LatencyFamily(answers, facts),
            new HalfFamily(facts),
            new ConnectionFamily(facts),
            new NodeFamily(facts)));
  }

  /** Holds every line against the results. */
  List<Judgement> judge(List<TruthLine> truth) {
    return truth.stream().map(line -> Judgement.of(line, seen(line))).toList();
  }

  private Seen seen(TruthLine line) {
    return all.stream()
        .map(family -> family.seen(line))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(new Seen.Elsewhere());
  }
}
