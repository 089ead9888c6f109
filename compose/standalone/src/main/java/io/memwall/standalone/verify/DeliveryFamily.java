package io.memwall.standalone.verify;

import io.memwall.collectors.agent.inspect.truth.Seen;
import io.memwall.collectors.agent.inspect.truth.TruthLine;
import java.util.Optional;
import java.util.Set;

/** What befell events on their way: that it did. What it must not change are all other figures. */
record DeliveryFamily(Set<Long> befallen) implements Family {
  @Override
  public Optional<Seen> seen(TruthLine line) {
    if (!Deliveries.isCarriedOut(line)) {
      return Optional.empty();
    }
    return Optional.of(
        befallen.contains(line.number())
            ? new Seen.Value(line.value())
            : new Seen.Nothing("no event ended in that second"));
  }
}
