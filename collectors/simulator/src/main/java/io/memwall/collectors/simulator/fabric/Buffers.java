package io.memwall.collectors.simulator.fabric;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Room for received messages, in 8-byte flits, by channel: A, C and E at the pool, B and D at the
 * host. Channels without an entry have what the profile has.
 */
public record Buffers(Map<Channel, Integer> flits) {
  public static final Buffers OF_PROFILE = new Buffers(Map.of());

  private static final int LARGEST = 1 << 20;

  public Buffers {
    flits.forEach(Buffers::check);
    EnumMap<Channel, Integer> copy = new EnumMap<>(Channel.class);
    copy.putAll(flits);
    flits = Collections.unmodifiableMap(copy);
  }

  public Buffers with(Channel channel, int room) {
    EnumMap<Channel, Integer> more = new EnumMap<>(Channel.class);
    more.putAll(flits);
    more.put(channel, room);
    return new Buffers(more);
  }

  OptionalInt of(Channel channel) {
    Integer room = flits.get(channel);
    return room == null ? OptionalInt.empty() : OptionalInt.of(room);
  }

  private static void check(Channel channel, int room) {
    if (room < 1 || room > LARGEST) {
      throw new IllegalArgumentException(
          "a buffer of " + room + " flits on channel " + channel + "; it must be 1 to " + LARGEST);
    }
  }
}
