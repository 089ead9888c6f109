package io.memwall.collectors.simulator.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One end's credits: what it may still send, and what it owes for what it has received. */
final class Credits {
  /** Returned credits beyond this are not remembered: no endpoint has a wider counter. */
  private static final int MOST = 1 << 24;

  /** A line with the two words before it: who waits to send one tells nobody. */
  private static final int LINE_FLITS = 10;

  private final Profile profile;
  private final int[] rooms = new int[Channel.values().length + 1];
  private final int[] available = new int[rooms.length];
  private final int[] owed = new int[rooms.length];
  private final int[] withheld = new int[rooms.length];
  private final int[] longest = new int[rooms.length];

  Credits(Profile profile, Buffers buffers) {
    this.profile = profile;
    Arrays.fill(longest, LINE_FLITS);
    for (Channel channel : Channel.values()) {
      rooms[channel.code()] = buffers.of(channel).orElse(profile.bufferFlits());
    }
  }

  /** As if everything had been granted long ago. */
  void beginOld() {
    System.arraycopy(rooms, 0, available, 0, rooms.length);
  }

  /**
   * Begins anew and says what the frames of the opening return.
   *
   * <p>Where a buffer is smaller than what the profile gives away at the beginning, so many of the
   * first flits are never returned; where it is larger, the rest is owed.
   */
  List<CreditReturn> beginOpening() {
    Arrays.fill(available, profile.baseCredits());
    available[0] = 0;
    Arrays.fill(owed, 0);
    List<CreditReturn> returns = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      returns.add(opening(channel));
    }
    return profile.has(Quirk.NO_FLOW_CONTROL) ? List.of(CreditReturn.NONE) : returns;
  }

  private CreditReturn opening(Channel channel) {
    int code = channel.code();
    int left = rooms[code] - profile.baseCredits();
    int granted = Integer.highestOneBit(Math.max(left, 0));
    if (profile.has(Quirk.FIXED_OPENING)) {
      granted = 1 << profile.openingExponent();
    }
    owed[code] = Math.max(left - granted, 0);
    withheld[code] = Math.max(granted - left, 0);
    return granted == 0
        ? CreditReturn.NONE
        : CreditReturn.of(channel, Integer.numberOfTrailingZeros(granted));
  }

  boolean allow(Message message) {
    return available[message.kind().channel().code()] >= message.flits()
        || profile.has(Quirk.NO_FLOW_CONTROL);
  }

  /** Whether the other end's buffer could ever hold it. */
  boolean couldEverAllow(Message message) {
    return rooms[message.kind().channel().code()] >= message.flits()
        || profile.has(Quirk.NO_FLOW_CONTROL);
  }

  void spend(Message message) {
    available[message.kind().channel().code()] -= message.flits();
  }

  void granted(CreditReturn credit) {
    int channel = credit.channel();
    available[channel] = Math.min(available[channel] + credit.flits(), MOST);
  }

  /** The message has left the receive buffer, so its room is free again. */
  void owe(Message message) {
    if (profile.has(Quirk.NO_FLOW_CONTROL)) {
      return;
    }
    int channel = message.kind().channel().code();
    int flits = message.flits();
    longest[channel] = Math.max(longest[channel], flits);
    int kept = Math.min(withheld[channel], flits);
    withheld[channel] -= kept;
    owed[channel] += flits - kept;
  }

  /** Whether so much is owed that the other end could be waiting for it. */
  boolean mustReturn() {
    for (int channel = 1; channel < owed.length; channel++) {
      if (owed[channel] >= threshold(channel)) {
        return true;
      }
    }
    return false;
  }

  private int threshold(int channel) {
    int spare = rooms[channel] - longest[channel] + 1;
    return Math.max(1, Math.min(rooms[channel] / 2, spare));
  }

  /** The largest power of two owed on the channel that is owed most; takes it off the debt. */
  CreditReturn takeReturn() {
    int channel = mostOwedChannel();
    if (owed[channel] == 0) {
      return CreditReturn.NONE;
    }
    int flits = Integer.highestOneBit(owed[channel]);
    owed[channel] -= flits;
    return new CreditReturn(channel, Integer.numberOfTrailingZeros(flits));
  }

  /** A channel that must not wait any longer goes before one that is owed more. */
  private int mostOwedChannel() {
    int most = 1;
    for (int channel = 2; channel < owed.length; channel++) {
      boolean pressing = isPressing(channel);
      boolean more = owed[channel] > owed[most];
      if (pressing == isPressing(most) ? more : pressing) {
        most = channel;
      }
    }
    return most;
  }

  private boolean isPressing(int channel) {
    return owed[channel] > 0 && owed[channel] >= threshold(channel);
  }
}
