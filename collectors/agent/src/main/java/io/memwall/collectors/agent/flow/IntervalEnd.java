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
 */
public record IntervalEnd(Span interval, long frames, long tloeFrames, Map<String, Long> rejects) {
  public IntervalEnd {
    rejects = Collections.unmodifiableNavigableMap(new TreeMap<>(rejects));
  }
}
