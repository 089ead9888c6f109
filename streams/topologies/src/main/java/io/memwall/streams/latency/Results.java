package io.memwall.streams.latency;

import static io.memwall.streams.Fields.orNull;

import io.memwall.schemas.Nanos;
import io.memwall.schemas.results.BaselineKind;
import io.memwall.schemas.results.CurveBin;
import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Latency;
import io.memwall.schemas.results.LatencyCurve;
import io.memwall.schemas.results.LatencySeries;
import io.memwall.schemas.results.SeriesPosition;
import io.memwall.streams.Fields;
import io.memwall.streams.latency.Judged.LinkLatency;
import io.memwall.streams.latency.Judged.SeriesLatency;
import io.memwall.streams.window.Window;
import java.time.Instant;
import java.util.Optional;

/** The edge where results of ours become records of the road. */
final class Results {
  private Results() {}

  static Latency latency(Told.OfWindow told, double targetInflation) {
    var judged = told.judged();
    var builder =
        Latency.newBuilder()
            .setEntityKind(EntityKind.valueOf(judged.entity().kind().name()))
            .setEntity(judged.entity().name())
            .setWindowNs(AnswersKind.WINDOW_NS)
            .setTStart(Nanos.instant(judged.startNs()))
            .setTEnd(Nanos.instant(judged.startNs() + AnswersKind.WINDOW_NS))
            .setRevision(Fields.revision(told.revision()))
            .setCaseName(judged.entity().caseName())
            .setFabricId(judged.fabric())
            .setUtilisation(orNull(judged.utilisation()))
            .setDemandRatio(orNull(judged.demand().ratio()))
            .setInFlight(orNull(judged.demand().inFlight()))
            .setSeries(judged.series().stream().map(Results::series).toList())
            .setConnections(judged.members())
            .setTComputed(Instant.ofEpochMilli(told.computedMs()));
    headline(builder, judged.headline());
    judged.link().ifPresent(link -> link(builder, link, targetInflation));
    watch(builder, judged.watch());
    return builder.build();
  }

  private static void headline(Latency.Builder builder, Optional<SeriesLatency> headline) {
    builder.setMissing("no_requests");
    headline.ifPresent(
        one ->
            builder
                .setTapPosition(position(one.series()))
                .setRequestClass(one.series().request().text())
                .setInflation(orNull(one.inflation().p50()))
                .setInflationP99(orNull(one.inflation().p99()))
                .setBaselineNs(one.baseline().map(Baseline::nanos).orElse(null))
                .setBaselineKind(kind(one.baseline()))
                .setMissing(one.missing().orElse(null)));
  }

  private static void link(Latency.Builder builder, LinkLatency link, double targetInflation) {
    builder
        .setCapacityBps(orNull(link.capacityBps()))
        .setKneeUtilisation(orNull(link.knee()))
        .setMaxUtilisation(orNull(link.maxUtilisation()))
        .setTargetInflation(targetInflation)
        .setHeadroomBps(orNull(link.headroomBps()));
  }

  private static void watch(Latency.Builder builder, Watch watch) {
    builder
        .setNodes(watch.nodes())
        .setCoveredNs(watch.coveredNs())
        .setSpanNs(watch.spanNs())
        .setCoverage(orNull(watch.coverage()));
  }

  private static LatencySeries series(SeriesLatency one) {
    return LatencySeries.newBuilder()
        .setTapPosition(position(one.series()))
        .setRequestClass(one.series().request().text())
        .setSamples(one.samples())
        .setSumNs(one.sumNs())
        .setP5Ns(orNull(one.quantiles().p5()))
        .setP50Ns(orNull(one.quantiles().p50()))
        .setP95Ns(orNull(one.quantiles().p95()))
        .setP99Ns(orNull(one.quantiles().p99()))
        .setBaselineNs(one.baseline().map(Baseline::nanos).orElse(null))
        .setBaselineKind(kind(one.baseline()))
        .setInflation(orNull(one.inflation().p50()))
        .setInflationP99(orNull(one.inflation().p99()))
        .setMissing(one.missing().orElse(null))
        .build();
  }

  static LatencyCurve curve(Told.OfCurve told, double targetInflation) {
    var curve = told.curve();
    long minuteNs = told.drawn().minuteNs();
    var fit = curve.fit().fit();
    return LatencyCurve.newBuilder()
        .setEntity(told.entity().name())
        .setTapPosition(position(curve.series()))
        .setRequestClass(curve.series().request().text())
        .setTStart(Nanos.instant(minuteNs))
        .setTEnd(Nanos.instant(minuteNs + Window.MINUTE_NS))
        .setRevision(Fields.revision(told.revision()))
        .setCaseName(told.entity().caseName())
        .setFabricId(told.drawn().fabric())
        .setBaselineNs(curve.baseline().map(Baseline::nanos).orElse(null))
        .setBaselineKind(kind(curve.baseline()))
        .setBins(curve.bins().stream().map(bin -> bin(bin, curve.baseline())).toList())
        .setSlope(fit.map(CurveFit::slope).orElse(null))
        .setRSquared(fit.map(CurveFit::rSquared).orElse(null))
        .setFitMissing(curve.fit().missing().orElse(null))
        .setKneeUtilisation(orNull(curve.knee()))
        .setTargetInflation(targetInflation)
        .setMaxUtilisation(orNull(curve.maxUtilisation(targetInflation)))
        .setTComputed(Instant.ofEpochMilli(told.computedMs()))
        .build();
  }

  private static CurveBin bin(Curve.Bin bin, Optional<Baseline> baseline) {
    return new CurveBin(
        Lesson.edge(bin.bin()),
        bin.weight(),
        bin.p50(),
        bin.p99(),
        baseline.map(found -> bin.p50() / found.nanos()).orElse(null));
  }

  private static SeriesPosition position(Series series) {
    return SeriesPosition.valueOf(series.position().name());
  }

  private static BaselineKind kind(Optional<Baseline> baseline) {
    return baseline
        .map(found -> BaselineKind.valueOf(found.kind().name()))
        .orElse(BaselineKind.NONE);
  }
}
