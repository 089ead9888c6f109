package io.memwall.streams.alerts;

import io.memwall.schemas.results.EntityKind;
import io.memwall.schemas.results.Hotspot;
import io.memwall.schemas.results.HotspotComponent;
import io.memwall.schemas.results.HotspotMeasure;
import io.memwall.schemas.results.HotspotShare;
import io.memwall.schemas.results.HotspotState;
import io.memwall.schemas.results.Revision;
import java.time.Instant;
import java.util.List;

/** Windows of the hotspot topology, as it writes them. */
final class Hotspots {
  private Hotspots() {}

  static Hotspot pool(String fabric, Instant end, HotspotState state) {
    return window(fabric, EntityKind.POOL, "p3", end, state);
  }

  static Hotspot window(
      String fabric, EntityKind kind, String entity, Instant end, HotspotState state) {
    return Hotspot.newBuilder()
        .setEntityKind(kind)
        .setEntity(entity)
        .setWindowNs(10_000_000_000L)
        .setTStart(end.minusSeconds(10))
        .setTEnd(end)
        .setRevision(new Revision(1L, 0L))
        .setCaseName("")
        .setFabricId(fabric)
        .setState(state)
        .setPreviousState(HotspotState.OK)
        .setStateChanged(true)
        .setTSince(end)
        .setScore(0.8687)
        .setEvidence(1)
        .setCorroborated(true)
        .setPartial(false)
        .setInstrumentation(List.of("frames"))
        .setInstrumentationDeclared(false)
        .setComponents(
            List.of(
                new HotspotComponent("demand", 0.6, 0.8571, 0.356, null, false),
                new HotspotComponent("latency", 0.7, null, null, "no baseline", false)))
        .setMeasures(
            List.of(
                new HotspotMeasure(
                    "demand", "utilisation", 0.9, 0.6, 0.95, "link:l1/0", 1L, 2L, 0.98)))
        .setCauses(List.of("demand"))
        .setRuledOut(List.of("retransmits"))
        .setTopRegions(List.of())
        .setTopTenants(List.of(new HotspotShare("llm-a", 62L, 0.62)))
        .setTopMasters(List.of())
        .setAffectedHosts(List.of("h1", "h2"))
        .setParents(List.of())
        .setMissingWindows(state == HotspotState.UNKNOWN ? 3 : 0)
        .setCoverage(0.98)
        .setSentence(state + " pool " + entity + " 0.87: demand 90 %")
        .setNextCommand("memwall why pool:p3 --at 03:12")
        .setTComputed(end.plusSeconds(1))
        .build();
  }
}
