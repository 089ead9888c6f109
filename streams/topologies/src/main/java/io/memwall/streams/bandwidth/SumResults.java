package io.memwall.streams.bandwidth;

import static io.memwall.streams.Fields.orNull;

import io.memwall.schemas.results.Bandwidth;
import io.memwall.schemas.results.BandwidthBurst;
import io.memwall.schemas.results.BandwidthClass;
import io.memwall.schemas.results.CreditStall;
import io.memwall.streams.Ratio;
import java.util.HashMap;
import java.util.Map;

/** Sums and their ratios as fields of a result. */
final class SumResults {
  private SumResults() {}

  static void set(Bandwidth.Builder builder, Sums sums, long coveredNs) {
    Map<String, String> missing = new HashMap<>();
    builder.setMissing(missing);
    setTraffic(builder, sums.traffic());
    setRates(builder, sums, coveredNs, missing);
    setProtocol(builder, sums, missing);
    setCredits(builder, sums.stalls(), coveredNs, missing);
    setBurst(builder, sums, missing);
  }

  private static void setTraffic(Bandwidth.Builder builder, Traffic traffic) {
    builder
        .setFrames(traffic.frames())
        .setNewFrames(traffic.newFrames())
        .setRetransFrames(traffic.retransFrames())
        .setMessages(traffic.messages())
        .setFrameBytes(traffic.frameBytes())
        .setWireBytes(traffic.wireBytes())
        .setRetransWireBytes(traffic.retransWireBytes())
        .setPayloadBytes(traffic.payloadBytes())
        .setGoodputBytes(traffic.goodputBytes());
  }

  private static void setRates(
      Bandwidth.Builder builder, Sums sums, long coveredNs, Map<String, String> missing) {
    var rates = new Rates(sums.traffic(), coveredNs);
    builder
        .setWireBitsPerS(orNull(rates.wireBitsPerSecond()))
        .setThroughputBitsPerS(orNull(rates.throughputBitsPerSecond()))
        .setGoodputBitsPerS(orNull(rates.goodputBitsPerSecond()))
        .setEfficiency(orNull(rates.efficiency()));
    if (coveredNs == 0) {
      missing.put("wire_bits_per_s", "nobody has said that it was watched");
    }
    builder.setClasses(
        sums.classes().byClass().entrySet().stream()
            .map(
                one ->
                    new BandwidthClass(
                        one.getKey(),
                        one.getValue().flits(),
                        one.getValue().payloadBytes(),
                        one.getValue().wireBytes()))
            .toList());
  }

  private static void setProtocol(
      Bandwidth.Builder builder, Sums sums, Map<String, String> missing) {
    var losses = sums.losses();
    var protocol = new Protocol(sums.traffic(), losses);
    builder
        .setFillFrames(losses.fillFrames())
        .setGapFrames(losses.gapFrames())
        .setGapEvents(losses.gapEvents())
        .setCaptureLost(orNull(losses.captureLost()))
        .setNakEpisodes(orNull(losses.nakEpisodes()))
        .setRetransRatio(orNull(protocol.retransRatio()))
        .setRetransByteRatio(orNull(protocol.retransByteRatio()))
        .setLossUp(orNull(protocol.lossUp()))
        .setLossDown(orNull(protocol.lossDown()))
        .setGbnAmplification(orNull(protocol.goBackAmplification()));
    if (!sums.classes().byClass().isEmpty()) {
      builder.setCtrlShare(
          orNull(Ratio.of(sums.classes().wireBytes(ClassMix.CTRL), sums.traffic().wireBytes())));
    }
    if (protocol.retransRatio().isEmpty()) {
      missing.put("retrans_ratio", "fewer than " + Protocol.LEAST_FRAMES + " frames");
    }
  }

  private static void setCredits(
      Bandwidth.Builder builder, CreditStalls stalls, long coveredNs, Map<String, String> missing) {
    builder
        .setCredits(
            stalls.channels().stream()
                .map(
                    one ->
                        new CreditStall(
                            one.channel(),
                            one.stallNs(),
                            one.knownHalves(),
                            one.halves(),
                            orNull(one.ratio(coveredNs))))
                .toList())
        .setStallRatio(orNull(stalls.worst(coveredNs)))
        .setStallExcludedShare(orNull(stalls.excludedShare()));
    if (stalls.worst(coveredNs).isEmpty()) {
      missing.put(
          "stall_ratio",
          stalls.channels().isEmpty()
              ? "credits are not tracked"
              : "no half's credit base is known");
    }
  }

  private static void setBurst(Bandwidth.Builder builder, Sums sums, Map<String, String> missing) {
    var burst = sums.burst();
    if (burst.isEmpty()) {
      missing.put(
          "burst",
          sums.halves() == 1 ? "not tracked" : "the bins of several halves cannot be added");
      return;
    }
    var one = burst.get();
    var bins =
        BandwidthBurst.newBuilder()
            .setBins(one.bins())
            .setActiveBins(one.activeBins())
            .setMaxWireBytes(one.maxWireBytes())
            .setSumWireBytes(one.sumWireBytes())
            .setSumSquares(one.sumSquares().doubleValue());
    if (one.isTelling()) {
      bins.setPeakToMean(orNull(one.peakToMean()))
          .setVariation(orNull(one.variation()))
          .setIdle(orNull(one.idle()));
    } else {
      missing.put("burst", "fewer than " + Burst.ENOUGH + " ms with a frame");
    }
    builder.setBurst(bins.build());
  }
}
