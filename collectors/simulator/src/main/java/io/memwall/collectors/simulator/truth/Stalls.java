package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Direction;
import io.memwall.collectors.simulator.fabric.Fabric;
import io.memwall.collectors.simulator.fabric.Stall;
import io.memwall.collectors.simulator.fabric.TapView;
import java.util.EnumMap;
import java.util.Map;

/** Waits for credits, as the senders themselves know them. */
@FunctionalInterface
interface Stalls {
  Stalls UNKNOWN = (view, direction) -> Map.of();

  Map<Channel, Stall> of(TapView view, Direction direction);

  /** Of a fabric whose taps can know them; else none. */
  static Stalls of(Fabric fabric) {
    return (view, direction) -> {
      Map<Channel, Stall> stalls = new EnumMap<>(Channel.class);
      for (Channel channel : Channel.values()) {
        boolean sentByHost = view.isToPool(direction);
        boolean isToPool = channel != Channel.B && channel != Channel.D;
        if (sentByHost == isToPool && fabric.canKnowStalls(view, channel)) {
          stalls.put(channel, fabric.stall(view.connection(), channel));
        }
      }
      return stalls;
    };
  }
}
