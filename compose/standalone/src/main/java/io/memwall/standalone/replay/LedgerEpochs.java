package io.memwall.standalone.replay;

import io.memwall.schemas.events.Allocation;
import io.memwall.schemas.events.PoolSnapshot;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * Where ledgers begin anew. One allocator at a time writes a pool's ledger, and of an epoch that is
 * over nothing comes behind the first word of the next: an order of arrival that mixes two epochs
 * is none that a log can have.
 */
final class LedgerEpochs {
  private final Map<String, Long> latest = new HashMap<>();

  /** Whether an event is the first of a ledger's epoch, others of the pool having been seen. */
  boolean begins(SpecificRecord event) {
    if (event instanceof Allocation entry) {
      return isOther(entry.getPoolId(), entry.getLedgerEpoch());
    }
    return event instanceof PoolSnapshot part && isOther(part.getPoolId(), part.getLedgerEpoch());
  }

  private boolean isOther(String pool, long epoch) {
    var before = latest.put(pool, epoch);
    return before != null && before != epoch;
  }
}
