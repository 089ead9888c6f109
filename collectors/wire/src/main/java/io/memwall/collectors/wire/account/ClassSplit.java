package io.memwall.collectors.wire.account;

import io.memwall.collectors.wire.Messages;

/** Frames, flits, payload and wire bytes of one half by class of traffic. */
public final class ClassSplit {
  /** Knows what an AccessAckData answers. */
  public interface Requests {
    /** True when the request waiting for data on this source is an atomic. */
    boolean awaitsAtomic(int source);
  }

  public void add(Messages messages, int wireBytes, Requests requests) {}

  public void clear() {}

  public void addAll(ClassSplit other) {}

  public long frames(TrafficClass trafficClass) {
    return 0;
  }

  public long flits(TrafficClass trafficClass) {
    return 0;
  }

  public long payload(TrafficClass trafficClass) {
    return 0;
  }

  public long wireBytes(TrafficClass trafficClass) {
    return 0;
  }
}
