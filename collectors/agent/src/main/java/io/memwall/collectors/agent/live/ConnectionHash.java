package io.memwall.collectors.agent.live;

import io.memwall.collectors.agent.live.FilterBuilder.Op;
import io.memwall.collectors.agent.live.FilterBuilder.Test;

/**
 * Decides which connections a sampled capture sees. Both directions hash alike: each address is
 * mixed by itself and the two are added, so that a connection whose addresses are equal is chosen
 * as likely as any other (an exclusive or would make all of them one).
 *
 * @param seed picks other connections
 * @param limit hashes below it, unsigned, are chosen
 */
record ConnectionHash(int seed, int limit) {
  // Odd constants whose products spread bits well: those of MurmurHash3 and xxHash.
  private static final int FIRST = 0x85ebca6b;
  private static final int SECOND = 0xc2b2ae35;
  private static final int THIRD = 0x27d4eb2f;
  private static final int VLAN = 0x9e3779b1;
  private static final int LAST = 0x165667b1;

  private static final int VLAN_TAG = -0x1000 + 44;
  private static final int VLAN_TAG_PRESENT = -0x1000 + 48;
  private static final int VLAN_ID = 0xfff;
  private static final int SOURCE_AT = 6;
  private static final int TYPE_AT = 12;
  private static final int TAG_AT = 14;

  private static final int CELL_VLAN = 0;
  private static final int CELL_WORD = 1;
  private static final int CELL_SUM = 2;

  static ConnectionHash of(CaptureMode.Connections sampled) {
    return new ConnectionHash(sampled.seed(), (int) ((1L << Integer.SIZE) / sampled.oneIn()));
  }

  /**
   * Whether frames between two addresses are seen.
   *
   * @param outerVid 0 without a tag
   */
  boolean chosen(long macOne, long macOther, int outerVid) {
    return Integer.compareUnsigned(hash(macOne, macOther, outerVid), limit) < 0;
  }

  int hash(long macOne, long macOther, int outerVid) {
    int sum = mixed(macOne) + mixed(macOther) + outerVid * VLAN;
    sum = (sum ^ (sum >>> 16)) * LAST;
    sum = (sum ^ (sum >>> 13)) * SECOND;
    return sum ^ (sum >>> 16);
  }

  private int mixed(long mac) {
    int mixed = ((int) (mac >>> Short.SIZE) ^ seed) * FIRST;
    mixed = ((mixed ^ (mixed >>> 15)) + (int) (mac & 0xffff)) * SECOND;
    mixed = (mixed ^ (mixed >>> 13)) * THIRD;
    return mixed ^ (mixed >>> 16);
  }

  /** The same as instructions: goes to one of two labels. */
  void filter(FilterBuilder program, String chosen, String passedOver) {
    vlan(program);
    mix(program, 0);
    program.remember(CELL_SUM);
    mix(program, SOURCE_AT);
    program.recallIndex(CELL_SUM).computeIndex(Op.ADD).remember(CELL_SUM);
    program.recall(CELL_VLAN).compute(Op.MUL, VLAN).recallIndex(CELL_SUM).computeIndex(Op.ADD);
    fold(program, 16).compute(Op.MUL, LAST);
    fold(program, 13).compute(Op.MUL, SECOND);
    fold(program, 16).jumpIf(Test.AT_LEAST, limit, passedOver).go(chosen);
  }

  /** The outer tag may have been taken out of the frame and stand beside it. */
  private static void vlan(FilterBuilder program) {
    program
        .loadByte(VLAN_TAG_PRESENT)
        .jumpIf(Test.EQUAL, 0, "tag in frame")
        .loadHalf(VLAN_TAG)
        .go("vid")
        .at("tag in frame")
        .loadHalf(TYPE_AT)
        .jumpIf(Test.EQUAL, 0x8100, "tag")
        .jumpIf(Test.EQUAL, 0x88a8, "tag")
        .jumpIf(Test.EQUAL, 0x9100, "tag")
        .loadConstant(0)
        .go("vid")
        .at("tag")
        .loadHalf(TAG_AT)
        .at("vid")
        .compute(Op.AND, VLAN_ID)
        .remember(CELL_VLAN);
  }

  private void mix(FilterBuilder program, int macAt) {
    program.loadWord(macAt).compute(Op.XOR, seed).compute(Op.MUL, FIRST);
    fold(program, 15).remember(CELL_WORD);
    program.loadHalf(macAt + Integer.BYTES).recallIndex(CELL_WORD).computeIndex(Op.ADD);
    program.compute(Op.MUL, SECOND);
    fold(program, 13).compute(Op.MUL, THIRD);
    fold(program, 16);
  }

  /** Accumulator = accumulator ^ accumulator >>> bits. */
  private static FilterBuilder fold(FilterBuilder program, int bits) {
    return program.copyToIndex().compute(Op.SHIFT_RIGHT, bits).computeIndex(Op.XOR);
  }
}
