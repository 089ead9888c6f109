package io.memwall.streams.bandwidth;

import io.memwall.streams.Fabric;
import io.memwall.streams.attribution.OwnersStore;
import io.memwall.streams.inventory.InventoryStore;
import io.memwall.streams.window.Contribution;
import io.memwall.streams.window.FoldEvent;
import io.memwall.streams.window.LeftOut;
import io.memwall.streams.window.Observation;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Gives halves whose collector knew no link those the inventory names at both their ends, and
 * refuses what one of the links cannot have carried, before it is in any sum.
 */
final class PlaceStep extends ContextualProcessor<String, Observation<Carried>, String, Placed> {
  private Surroundings surroundings;
  private Sensor refused;

  @Override
  public void init(ProcessorContext<String, Placed> context) {
    super.init(context);
    surroundings = new Surroundings(InventoryStore.view(context), OwnersStore.view(context));
    refused =
        context
            .metrics()
            .addRateTotalSensor(
                "window-fold",
                "place-" + context.taskId(),
                FoldEvent.OVER_LINE_RATE.metric(),
                RecordingLevel.INFO);
  }

  @Override
  public void process(Record<String, Observation<Carried>> record) {
    context().forward(record.withValue(placed(record.value())));
  }

  private Placed placed(Observation<Carried> observation) {
    if (!(observation instanceof Contribution<Carried> contribution)) {
      return new Placed.Credible(observation);
    }
    var over = over(contribution);
    return tooFast(over)
        .map(link -> refused(link, over))
        .orElseGet(() -> new Placed.Credible(over));
  }

  private Contribution<Carried> over(Contribution<Carried> contribution) {
    var carried = contribution.evidence();
    if (!carried.path().links().isEmpty()) {
      return contribution;
    }
    long atNs = contribution.interval().startNs();
    var links = surroundings.links(fabric(contribution), carried.path(), atNs);
    return links.isEmpty()
        ? contribution
        : new Contribution<>(
            contribution.epoch(),
            contribution.source(),
            contribution.interval(),
            contribution.revision(),
            carried.over(links));
  }

  /** The link that cannot have carried it; an interval of no length is doubted elsewhere. */
  private Optional<String> tooFast(Contribution<Carried> contribution) {
    long lengthNs = contribution.interval().lengthNs();
    long wireBytes = contribution.evidence().traffic().wireBytes();
    List<String> links = contribution.evidence().path().links();
    if (lengthNs <= 0 || wireBytes <= LineRate.LARGEST_FRAME) {
      return Optional.empty();
    }
    long atNs = contribution.interval().startNs();
    for (String link : links) {
      var capacity = surroundings.capacityBps(fabric(contribution), link, atNs);
      if (capacity.isPresent()
          && new LineRate(capacity.getAsLong()).isExceededBy(wireBytes, lengthNs)) {
        return Optional.of(link);
      }
    }
    return Optional.empty();
  }

  private Placed refused(String link, Contribution<Carried> contribution) {
    refused.record();
    return new Placed.Refused(
        new LeftOut<>(
            link,
            contribution,
            FoldEvent.OVER_LINE_RATE,
            "more than its line can carry",
            context().currentSystemTimeMs()));
  }

  private static Fabric fabric(Contribution<Carried> contribution) {
    return new Fabric(contribution.epoch().caseName(), contribution.evidence().path().fabric());
  }
}
