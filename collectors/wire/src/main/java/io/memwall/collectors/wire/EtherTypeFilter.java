package io.memwall.collectors.wire;

import java.util.Set;

/** The allow-list of a tap, as an array because boxing per frame would allocate. */
final class EtherTypeFilter {
  private final int[] allowed;

  EtherTypeFilter(Set<Integer> etherTypes) {
    allowed = etherTypes.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** Why a frame of this type is not read; null when it is. */
  Reject refuse(int etherType) {
    for (int candidate : allowed) {
      if (candidate == etherType) {
        return etherType == DecoderSettings.ETHERTYPE_MODEL_2019
            ? Reject.DIALECT_UNSUPPORTED
            : null;
      }
    }
    return Reject.ETHERTYPE;
  }
}
