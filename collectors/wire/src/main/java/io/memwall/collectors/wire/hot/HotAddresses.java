package io.memwall.collectors.wire.hot;

import io.memwall.collectors.wire.match.MessageView;

/** The heaviest cache lines and regions of one tap. */
public final class HotAddresses {
  /** Shown entries, heaviest first. */
  public interface Visitor {
    void onEntry(HotEntry entry);
  }

  public HotAddresses(HotSettings settings) {}

  /** A delivered message; ids are those of the endpoints, such as their MAC addresses. */
  public void onMessage(long sender, long receiver, MessageView message) {}

  /** A delivered grant that was not denied, with what its acquire knew. */
  public void onGrant(long master, long address, int cap, long acquireNanos) {}

  /** Sum of all weights since the last {@link #clear}. */
  public long totalWeight() {
    return 0;
  }

  public void forEachLine(Visitor visitor) {}

  public void forEachRegion(Visitor visitor) {}

  public void clear() {}
}
