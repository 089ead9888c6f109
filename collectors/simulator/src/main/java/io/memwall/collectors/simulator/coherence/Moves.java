package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Endpoint;
import java.util.Optional;

/** Counts how a line that can be written moves from one host to another. */
final class Moves {
  private enum Lost {
    NOT_SEEN,
    PROBED,
    RELEASED
  }

  private record Dirt(Endpoint by, long bytes) {}

  private Optional<Endpoint> last = Optional.empty();
  private Lost lost = Lost.NOT_SEEN;
  private Optional<Dirt> lastDirt = Optional.empty();
  private long grants;
  private long transfers;
  private long handoffs;
  private long disjoint;
  private long overlapping;

  void granted(Endpoint owner) {
    grants++;
    if (last.isPresent() && last.orElseThrow() != owner) {
      transfers += lost == Lost.PROBED ? 1 : 0;
      handoffs += lost == Lost.RELEASED ? 1 : 0;
    }
    last = Optional.of(owner);
    lost = Lost.NOT_SEEN;
  }

  /** A holder has answered a probe; true loss only when it had something. */
  void probed(Endpoint holder, boolean shrunk) {
    if (shrunk && isLast(holder)) {
      lost = Lost.PROBED;
    }
  }

  void released(Endpoint holder) {
    if (isLast(holder) && lost == Lost.NOT_SEEN) {
      lost = Lost.RELEASED;
    }
  }

  private boolean isLast(Endpoint holder) {
    return last.isPresent() && last.orElseThrow() == holder;
  }

  /** Content came back with these bytes changed. */
  void wroteBack(Endpoint by, long bytes) {
    lastDirt
        .filter(before -> before.by() != by)
        .ifPresent(
            before -> {
              if ((before.bytes() & bytes) == 0) {
                disjoint++;
              } else {
                overlapping++;
              }
            });
    lastDirt = Optional.of(new Dirt(by, bytes));
  }

  long grants() {
    return grants;
  }

  long transfers() {
    return transfers;
  }

  LineTotals.Sharing sharing() {
    return new LineTotals.Sharing(handoffs, disjoint, overlapping);
  }
}
