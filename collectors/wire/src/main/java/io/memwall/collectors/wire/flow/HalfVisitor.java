package io.memwall.collectors.wire.flow;

/** Collects what an interval brought; see {@link FlowTable#cut}. */
@FunctionalInterface
public interface HalfVisitor {
  /**
   * Called for each half that had frames in the interval, once per incarnation, and for each half
   * that fell idle. The view is valid only during the call.
   */
  void onHalf(HalfView half);

  /** Called once, behind all halves, before the interval's counters of the tap are cleared. */
  default void onTap(TapView tap) {}
}
