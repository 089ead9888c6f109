package io.memwall.collectors.wire.account;

import io.memwall.collectors.wire.Channel;
import io.memwall.collectors.wire.Messages;

/** Parameters, sizes of A, and corrupt data of one half's first sightings. */
public final class ParamCounts {
  public void add(Messages messages) {}

  public void clear() {}

  public void addAll(ParamCounts other) {}

  public long param(ParamGroup group, int value) {
    return 0;
  }

  public long sizeA(int n) {
    return 0;
  }

  public long corrupt(Channel channel) {
    return 0;
  }
}
