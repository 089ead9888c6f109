package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Channel;
import io.memwall.collectors.simulator.fabric.Kind;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a half has carried since the run began.
 *
 * @param frameBytes with FCS
 * @param retransFrames repeats of a number already sent
 * @param emptyFrames numbered frames without a message, the opening ones included
 * @param messages of first transmissions; kinds that never came are absent
 * @param flits by channel; channels that carried nothing are absent
 */
public record HalfTotals(
    long frames,
    long frameBytes,
    long wireBytes,
    long goodputBytes,
    long retransFrames,
    long ackOnlyFrames,
    long emptyFrames,
    Map<Kind, Long> messages,
    Map<Channel, Long> flits) {
  public HalfTotals {
    messages = Collections.unmodifiableMap(new TreeMap<>(messages));
    flits = Collections.unmodifiableMap(new TreeMap<>(flits));
  }
}
