package io.memwall.collectors.agent.flow;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all taps of a source saw in an interval, told behind the flow records of it.
 *
 * @param frames of any EtherType
 * @param tloeFrames decoded as TLoE
 * @param rejects frames that are in no flow record, by class
 * @param withheld events that were not told because there were too many, by reason
 */
public record IntervalEnd(
    Span interval,
    long frames,
    long tloeFrames,
    Map<String, Long> rejects,
    Map<String, Long> withheld) {
  public IntervalEnd {
    withheld = Collections.unmodifiableNavigableMap(new TreeMap<>(withheld));
    rejects = Collections.unmodifiableNavigableMap(new TreeMap<>(rejects));
  }
}
