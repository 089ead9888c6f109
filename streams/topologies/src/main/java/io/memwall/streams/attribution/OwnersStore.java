package io.memwall.streams.attribution;

import io.memwall.schemas.results.Holding;
import io.memwall.streams.Fabric;
import io.memwall.streams.StreamTopic;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** Who held what, in a store that every task of an instance reads. */
public final class OwnersStore {
  private OwnersStore() {}

  /** Adds the store to a topology, filled from the extents the ledgers gave out. */
  public static void addTo(StreamsBuilder builder, StreamTopic<Holding> holdings) {}

  /** What a step of such a topology sees. */
  public static OwnersView view(ProcessorContext<?, ?> context) {
    return new OwnersView() {
      @Override
      public Owner ownerOf(Fabric fabric, String poolId, long address, long atNs) {
        return Owner.UNATTRIBUTED;
      }

      @Override
      public Owner ofInitiator(Fabric fabric, String poolId, String hostNode, long atNs) {
        return Owner.UNATTRIBUTED;
      }
    };
  }
}
