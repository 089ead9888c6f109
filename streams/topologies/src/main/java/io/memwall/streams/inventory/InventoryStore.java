package io.memwall.streams.inventory;

import io.memwall.schemas.events.Inventory;
import io.memwall.streams.Fabric;
import io.memwall.streams.StreamTopic;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/** The inventory in a store that every task of an instance reads. */
public final class InventoryStore {
  private InventoryStore() {}

  /** Adds the store to a topology, filled from the log of all versions. */
  public static void addTo(StreamsBuilder builder, StreamTopic<Inventory> history) {}

  /** What a step of such a topology sees. */
  public static InventoryView view(ProcessorContext<?, ?> context) {
    return NOTHING;
  }

  private static final InventoryView NOTHING =
      new InventoryView() {
        @Override
        public Optional<NodeFacts> node(Fabric fabric, String nodeId, long atNs) {
          return Optional.empty();
        }

        @Override
        public Optional<LinkFacts> link(Fabric fabric, String linkId, long atNs) {
          return Optional.empty();
        }

        @Override
        public Optional<PortFacts> portOfMac(Fabric fabric, String mac, long atNs) {
          return Optional.empty();
        }

        @Override
        public Optional<PoolFacts> pool(Fabric fabric, String poolId, long atNs) {
          return Optional.empty();
        }

        @Override
        public List<PoolFacts> poolsOfNode(Fabric fabric, String nodeId, long atNs) {
          return List.of();
        }

        @Override
        public List<AttachmentFacts> attachments(Fabric fabric, String poolId, long atNs) {
          return List.of();
        }

        @Override
        public List<AttachmentFacts> attachmentsOfHost(Fabric fabric, String hostId, long atNs) {
          return List.of();
        }
      };
}
