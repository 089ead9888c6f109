package io.memwall.collectors.agent.intake;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a batch: all of it counts, the first ones are kept. */
final class Complaints {
  private static final int TOLD = 100;

  private final int keep;
  private final List<Complaint> kept = new ArrayList<>();
  private long count;

  /** Keeps as many as an answer tells. */
  Complaints() {
    this(TOLD);
  }

  Complaints(int keep) {
    this.keep = keep;
  }

  void add(Complaint complaint) {
    count++;
    if (kept.size() < keep) {
      kept.add(complaint);
    }
  }

  long count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  List<Complaint> kept() {
    return List.copyOf(kept);
  }
}
