package io.memwall.collectors.agent.flow;

import io.memwall.collectors.agent.allocation.InventoryVersion;
import io.memwall.collectors.agent.capture.Frame;
import io.memwall.collectors.wire.flow.HalfView;
import java.util.Optional;
import java.util.OptionalInt;

/** Says of the halves at one tap who and where they are. */
final class HalfNames {
  private final String tapId;
  private final FabricMap fabric;

  /** Who sends what leaves through the tapped interface: the node the tap sits at. */
  private long localMac = MacAddress.NONE;

  HalfNames(String tapId, FabricMap fabric) {
    this.tapId = tapId;
    this.fabric = fabric;
  }

  /** Learns from a frame that passes. */
  void passed(Frame frame) {
    if (localMac == MacAddress.NONE && frame.direction() == Frame.Direction.OUTBOUND) {
      localMac = MacAddress.source(frame);
    }
  }

  String tapId() {
    return tapId;
  }

  FlowRecord.Half of(HalfView half) {
    String source = MacAddress.text(half.sourceMac());
    String destination = MacAddress.text(half.destinationMac());
    return new FlowRecord.Half(
        tapId,
        half.connectionId(),
        half.incarnation(),
        half.direction(),
        source,
        destination,
        half.vlanTags() > 0 ? OptionalInt.of(half.outerVid()) : OptionalInt.empty(),
        half.vlanTags() > 1 ? OptionalInt.of(half.innerVid()) : OptionalInt.empty(),
        half.vc(),
        half.etherType(),
        position(),
        fabric.place(source, destination));
  }

  /** As declared, else what the inventory says of the address the tap's machine sends from. */
  Optional<InventoryVersion.NodeKind> position() {
    return fabric.declared(tapId).or(this::kindOfMachine);
  }

  private Optional<InventoryVersion.NodeKind> kindOfMachine() {
    return localMac == MacAddress.NONE ? Optional.empty() : fabric.kind(MacAddress.text(localMac));
  }

  HotReading.Pool pool(long mac) {
    String text = MacAddress.text(mac);
    return new HotReading.Pool(Optional.of(text), fabric.owner(text));
  }
}
