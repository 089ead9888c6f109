package io.memwall.collectors.wire.account;

import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Messages;
import io.memwall.collectors.wire.Opcode;
import java.util.Arrays;

/**
 * Parameters by value, sizes of channel A, and corrupt data by channel. Give it first sightings.
 * Values out of their group's range are counted nowhere here; the decoder tells of them.
 */
public final class ParamCounts {
  private static final int PARAM_BITS = 4;
  private static final int SIZES = 16;
  private static final int CHANNELS = 6;
  private static final ParamGroup[] BY_KIND = byKind();

  private final long[] params = new long[ParamGroup.values().length << PARAM_BITS];
  private final long[] sizesA = new long[SIZES];
  private final long[] corrupt = new long[CHANNELS];

  /** Adds a frame's messages. */
  public void add(Messages messages) {
    int size = messages.size();
    for (int i = 0; i < size; i++) {
      Opcode opcode = messages.opcode(i);
      ParamGroup group = BY_KIND[opcode.kind()];
      if (group != null) {
        params[group.index() << PARAM_BITS | messages.param(i)]++;
      }
      if (opcode.channel() == Channel.A) {
        sizesA[messages.sizeExponent(i)]++;
      }
      if (opcode.hasData() && messages.isCorrupt(i)) {
        corrupt[opcode.channel().code()]++;
      }
    }
  }

  public void clear() {
    Arrays.fill(params, 0);
    Arrays.fill(sizesA, 0);
    Arrays.fill(corrupt, 0);
  }

  /**
   * Messages of the group with this value.
   *
   * @param value 0 to the group's size less one
   * @throws IllegalArgumentException for another value
   */
  public long param(ParamGroup group, int value) {
    if (value < 0 || value >= group.size()) {
      throw new IllegalArgumentException(group + " has no value " + value);
    }
    return params[group.index() << PARAM_BITS | value];
  }

  /** Messages on channel A with size field n, 0 to 15. */
  public long sizeA(int n) {
    return sizesA[n];
  }

  /** Messages of the channel whose data are marked corrupt. */
  public long corrupt(Channel channel) {
    return corrupt[channel.code()];
  }

  private static ParamGroup[] byKind() {
    ParamGroup[] table = new ParamGroup[Opcode.KINDS];
    for (Opcode opcode : Opcode.values()) {
      table[opcode.kind()] =
          switch (opcode) {
            case A_ACQUIRE_BLOCK, A_ACQUIRE_PERM -> ParamGroup.GROW;
            case B_PROBE_BLOCK, B_PROBE_PERM -> ParamGroup.PROBE_CAP;
            case D_GRANT, D_GRANT_DATA -> ParamGroup.GRANT_CAP;
            case C_PROBE_ACK, C_PROBE_ACK_DATA -> ParamGroup.PROBE_ACK;
            case C_RELEASE, C_RELEASE_DATA -> ParamGroup.RELEASE;
            default -> null;
          };
    }
    return table;
  }
}
