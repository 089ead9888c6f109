package io.memwall.collectors.wire.flow;

import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.hot.HotSettings;
import io.memwall.collectors.wire.sample.SamplerSettings;

/**
 * What a flow table needs to know of its tap.
 *
 * @param fabricId names the fabric inside connection ids, so that equal addresses in two fabrics
 *     stay apart
 * @param memory bounds of everything the table keeps
 * @param mirror what to do about frames that a mirror port shows twice
 * @param sampling which transactions are shown as samples
 * @param hot bounds of the hot addresses
 */
public record FlowSettings(
    DecoderSettings decoder,
    String fabricId,
    MemoryPlan memory,
    MirrorMode mirror,
    SamplerSettings sampling,
    HotSettings hot) {
  /** Enough for a fully meshed fabric of some thousand links. */
  public static final int DEFAULT_MAX_HALVES = 16_384;

  /** The usual settings with another number of halves, 4 to 2^20. */
  public FlowSettings(DecoderSettings decoder, String fabricId, int maxHalves) {
    this(
        decoder,
        fabricId,
        MemoryPlan.ofHalves(maxHalves),
        MirrorMode.AUTO,
        SamplerSettings.DEFAULT,
        HotSettings.DEFAULT);
  }

  /** The usual number of halves. */
  public static FlowSettings of(DecoderSettings decoder, String fabricId) {
    return new FlowSettings(decoder, fabricId, DEFAULT_MAX_HALVES);
  }

  /** The same with another bound on memory, from which all others follow. */
  public FlowSettings withMemoryBytes(long bytes) {
    return new FlowSettings(decoder, fabricId, MemoryPlan.of(bytes), mirror, sampling, hot);
  }

  /** The same with another way to take doubled frames. */
  public FlowSettings withMirror(MirrorMode mode) {
    return new FlowSettings(decoder, fabricId, memory, mode, sampling, hot);
  }

  /** The same with other samples. */
  public FlowSettings withSampling(SamplerSettings samplers) {
    return new FlowSettings(decoder, fabricId, memory, mirror, samplers, hot);
  }

  /** The same with other bounds of the hot addresses. */
  public FlowSettings withHot(HotSettings addresses) {
    return new FlowSettings(decoder, fabricId, memory, mirror, sampling, addresses);
  }
}
