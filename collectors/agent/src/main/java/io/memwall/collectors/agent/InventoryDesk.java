package io.memwall.collectors.agent;

import io.memwall.collectors.agent.inventory.Declaration;
import io.memwall.collectors.agent.inventory.InventoryChange;
import io.memwall.collectors.agent.inventory.KnownObject;
import io.memwall.collectors.agent.publish.Identity;
import io.memwall.collectors.agent.publish.InventoryLog;
import io.memwall.collectors.agent.publish.KafkaOutlet;
import io.memwall.collectors.agent.publish.KafkaTarget;
import io.memwall.collectors.agent.publish.Publisher;
import io.memwall.collectors.agent.publish.Report;
import io.memwall.schemas.Nanos;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where people declare the fabric: reads what is known of it, and says what changed. */
public final class InventoryDesk {
  private final KafkaTarget kafka;
  private final String fabricId;
  private final String site;
  private final InstantSource clock;

  /**
   * @param fabricId as the agents have it: figures are kept apart by it
   */
  public InventoryDesk(KafkaTarget kafka, String fabricId, String site) {
    this(kafka, fabricId, site, Clock.systemUTC());
  }

  InventoryDesk(KafkaTarget kafka, String fabricId, String site, InstantSource clock) {
    this.kafka = Objects.requireNonNull(kafka);
    this.fabricId = Objects.requireNonNull(fabricId);
    this.site = Objects.requireNonNull(site);
    this.clock = clock;
  }

  /**
   * The newest version of every object, tombstones included.
   *
   * @throws io.memwall.collectors.agent.publish.PublishException when Kafka does not answer
   */
  public Collection<KnownObject> known() {
    return new InventoryLog(kafka).read();
  }

  /** What applying a declaration would say; nothing when it holds already. */
  public List<InventoryChange> changes(Declaration declared) {
    return InventoryChange.between(known(), declared);
  }

  /**
   * Says what changed; returns when Kafka has all of it.
   *
   * @throws io.memwall.collectors.agent.publish.PublishException when it does not
   */
  public List<InventoryChange> apply(Declaration declared) {
    Collection<KnownObject> known = known();
    List<InventoryChange> changes = InventoryChange.between(known, declared);
    if (!changes.isEmpty()) {
      publish(changes, declared, epoch(known));
    }
    return changes;
  }

  /** The present, or behind the newest version when the clock went back. */
  private long epoch(Collection<KnownObject> known) {
    long now = Nanos.of(clock.instant());
    return known.stream()
        .filter(each -> each.reporter().startsWith(InventoryChange.reporter("")))
        .mapToLong(each -> each.version().epoch() + 1)
        .reduce(now, Math::max);
  }

  private void publish(List<InventoryChange> changes, Declaration declared, long epoch) {
    String node = InventoryChange.reporter(declared.scope());
    var identity = new Identity(node, Identity.NO_BOOT, epoch, fabricId, site, "");
    long now = Nanos.of(clock.instant());
    try (KafkaOutlet outlet = KafkaOutlet.open(kafka)) {
      var publisher = new Publisher(identity, "inventory", outlet, clock);
      publisher.report(Report.instant(Report.Kind.START, now, Optional.empty()));
      long seq = 0;
      for (InventoryChange each : changes) {
        publisher.inventory(each.version(epoch, seq++, now));
      }
      publisher.report(Report.instant(Report.Kind.STOP, now, Optional.empty()));
      publisher.flush();
    }
  }
}
