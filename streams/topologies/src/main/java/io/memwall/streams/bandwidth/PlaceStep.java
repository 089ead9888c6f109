package io.memwall.streams.bandwidth;

import io.memwall.streams.Fabric;
import io.memwall.streams.attribution.OwnersStore;
import io.memwall.streams.inventory.InventoryStore;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.Observation;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Gives halves whose collector knew no link those the inventory names at both their ends. */
final class PlaceStep
    extends ContextualProcessor<String, Observation<Carried>, String, Observation<Carried>> {
  private Surroundings surroundings;

  @Override
  public void init(ProcessorContext<String, Observation<Carried>> context) {
    super.init(context);
    surroundings = new Surroundings(InventoryStore.view(context), OwnersStore.view(context));
  }

  @Override
  public void process(Record<String, Observation<Carried>> record) {
    context().forward(record.withValue(placed(record.value())));
  }

  private Observation<Carried> placed(Observation<Carried> observation) {
    if (!(observation instanceof Contribution<Carried> contribution)
        || !contribution.evidence().path().links().isEmpty()) {
      return observation;
    }
    var carried = contribution.evidence();
    var fabric = new Fabric(contribution.epoch().caseName(), carried.path().fabric());
    var links = surroundings.links(fabric, carried.path(), contribution.interval().startNs());
    return new Contribution<>(
        contribution.epoch(),
        contribution.source(),
        contribution.interval(),
        contribution.revision(),
        carried.over(links));
  }
}
