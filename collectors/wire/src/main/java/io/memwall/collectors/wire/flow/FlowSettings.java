package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.DecoderSettings;

/**
 * What a flow table needs to know of its tap.
 *
 * @param fabricId names the fabric inside connection ids, so that equal addresses in two fabrics
 *     stay apart
 * @param maxHalves halves kept at once; beyond it the least recently seen connection is forgotten
 */
public record FlowSettings(DecoderSettings decoder, String fabricId, int maxHalves) {
  /** Enough for a fully meshed fabric of some thousand links. */
  public static final int DEFAULT_MAX_HALVES = 16_384;

  /** Refuses a table too small for two connections. */
  public FlowSettings {
    if (maxHalves < 4 || maxHalves > 1 << 20) {
      throw new IllegalArgumentException("max halves are 4 to 2^20, not " + maxHalves);
    }
  }

  /** The usual number of halves. */
  public static FlowSettings of(DecoderSettings decoder, String fabricId) {
    return new FlowSettings(decoder, fabricId, DEFAULT_MAX_HALVES);
  }
}
