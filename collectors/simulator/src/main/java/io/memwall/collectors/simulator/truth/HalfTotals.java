package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Kind;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a tap has recorded of a half since the run began. Kinds, channels and so on that never came
 * are absent.
 *
 * @param messages of first sightings
 * @param flits of first sightings
 * @param params of first sightings
 * @param classFlits flits of first sightings by what they were for
 * @param creditsGranted flits that the other half returned to this one, in first sightings
 * @param anomalies oddities of the bytes, by the names that the decoder has for them
 */
public record HalfTotals(
    Map<HalfFigure, Long> figures,
    Map<Kind, Long> messages,
    Map<Channel, Long> flits,
    Map<ParamGroup.Value, Long> params,
    Map<Purpose, Long> classFlits,
    Map<Channel, Long> creditsGranted,
    Map<String, Long> anomalies) {
  public HalfTotals {
    figures = sorted(figures);
    messages = sorted(messages);
    flits = sorted(flits);
    params = sorted(params);
    classFlits = sorted(classFlits);
    creditsGranted = sorted(creditsGranted);
    anomalies = sorted(anomalies);
  }

  private static <K extends Comparable<K>> Map<K, Long> sorted(Map<K, Long> counts) {
    return Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  public long get(HalfFigure figure) {
    return figures.get(figure);
  }

  /** All that were recorded. */
  public long frames() {
    return get(HalfFigure.FRAMES);
  }

  /** Line time in bytes: frame, FCS, preamble and gap. */
  public long wireBytes() {
    return get(HalfFigure.WIRE_BYTES);
  }

  /** Memory content of first sightings. */
  public long goodputBytes() {
    return get(HalfFigure.GOODPUT_BYTES);
  }
}
