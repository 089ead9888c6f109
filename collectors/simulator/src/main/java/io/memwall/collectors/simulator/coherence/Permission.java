package io.memwall.collectors.simulator.coherence;

import io.memwall.collectors.simulator.fabric.Message;

/** What a cache may do with a line (TileLink 1.8.0, 8.1; a host is a leaf of the tree). */
enum Permission {
  /** Nothing. */
  NONE,
  /** Read it, as others may. */
  BRANCH,
  /** Read and write it; nobody else has it. */
  TRUNK;

  /** Report or shrink number of going from here to what a cap allows. */
  int reportUnder(int cap) {
    return switch (this) {
      case NONE -> Message.REPORT_N_TO_N;
      case BRANCH -> cap == Message.CAP_TO_N ? Message.SHRINK_B_TO_N : Message.REPORT_B_TO_B;
      case TRUNK ->
          switch (cap) {
            case Message.CAP_TO_N -> Message.SHRINK_T_TO_N;
            case Message.CAP_TO_B -> Message.SHRINK_T_TO_B;
            default -> Message.REPORT_T_TO_T;
          };
    };
  }

  /** The lesser of this and what a cap allows. */
  Permission under(int cap) {
    Permission most =
        switch (cap) {
          case Message.CAP_TO_N -> NONE;
          case Message.CAP_TO_B -> BRANCH;
          default -> TRUNK;
        };
    return most.compareTo(this) < 0 ? most : this;
  }

  /** What a report or shrink number says the sender has now. */
  static Permission after(int report) {
    return switch (report) {
      case Message.SHRINK_T_TO_B, Message.REPORT_B_TO_B -> BRANCH;
      case Message.REPORT_T_TO_T -> TRUNK;
      default -> NONE;
    };
  }
}
