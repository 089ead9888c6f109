package io.memwall.collectors.agent.flow;

import io.memwall.collectors.wire.DecoderSettings;
import io.memwall.collectors.wire.flow.FlowSettings;
import io.memwall.collectors.wire.flow.MirrorMode;
import io.memwall.collectors.wire.sample.SamplerSettings;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * How a source is metered.
 *
 * @param fabricId part of connection ids
 * @param etherTypes read as TLoE
 * @param tempo shared by sources whose intervals are told as one
 * @param taps how many interfaces are expected; they share the room for halves
 * @param tapId names the capture point of an interface index
 * @param fabric where halves run
 * @param memoryBytes most that tracking may take, all interfaces together; empty for the usual
 * @param sampling which transactions are told one by one
 * @param copies what to do about frames that come twice
 */
public record MeterSettings(
    String fabricId,
    Set<Integer> etherTypes,
    Tempo tempo,
    long taps,
    IntFunction<String> tapId,
    FabricMap fabric,
    OptionalLong memoryBytes,
    SamplerSettings sampling,
    MirrorMode copies) {
  private static final long HALVES = 65_536;
  private static final int FEWEST = 256;
  private static final int MOST = 16_384;
  private static final long LEAST_BYTES = 1L << 20;

  public MeterSettings {
    Objects.requireNonNull(fabricId);
    etherTypes = Set.copyOf(etherTypes);
    Objects.requireNonNull(tempo);
    Objects.requireNonNull(tapId);
    Objects.requireNonNull(fabric);
    Objects.requireNonNull(memoryBytes);
    Objects.requireNonNull(sampling);
    Objects.requireNonNull(copies);
  }

  /** The same with another share of transactions told one by one. */
  public MeterSettings withSampling(SamplerSettings samplers) {
    return new MeterSettings(
        fabricId, etherTypes, tempo, taps, tapId, fabric, memoryBytes, samplers, copies);
  }

  /** The same with another way to take frames that come twice. */
  public MeterSettings withCopies(MirrorMode mode) {
    return new MeterSettings(
        fabricId, etherTypes, tempo, taps, tapId, fabric, memoryBytes, sampling, mode);
  }

  /** With intervals of one length, the usual memory and the usual samples. */
  public MeterSettings(
      String fabricId,
      Set<Integer> etherTypes,
      IntervalLength interval,
      long taps,
      IntFunction<String> tapId,
      FabricMap fabric) {
    this(
        fabricId,
        etherTypes,
        new Tempo(interval),
        taps,
        tapId,
        fabric,
        OptionalLong.empty(),
        SamplerSettings.DEFAULT,
        MirrorMode.AUTO);
  }

  /** The flow table of one tap. */
  FlowSettings table(DecoderSettings decoder) {
    FlowSettings table =
        memoryBytes.isPresent()
            ? FlowSettings.of(decoder, fabricId)
                .withMemoryBytes(Math.max(LEAST_BYTES, memoryBytes.getAsLong() / Math.max(1, taps)))
            : new FlowSettings(decoder, fabricId, maxHalvesPerTap());
    return table.withSampling(sampling).withMirror(copies);
  }

  private int maxHalvesPerTap() {
    return (int) Math.min(MOST, Math.max(FEWEST, HALVES / Math.max(1, taps)));
  }
}
