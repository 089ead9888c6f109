package io.memwall.collectors.agent.live;

import com.sun.jna.Memory;

/** Keeps the kernel's count of frames lost, which every look at it sets back to zero. */
final class RingLoss {
  private static final int STATISTICS = 6;
  private static final int FIELDS = 3;

  private final PacketSocket socket;
  private final Memory statistics = new Memory(FIELDS * (long) Integer.BYTES);
  private final Memory size = new Memory(Integer.BYTES);
  private long frames;
  private long drops;
  private long freezes;
  private long untold;
  private boolean due;

  RingLoss(PacketSocket socket) {
    this.socket = socket;
  }

  /** Adds what the kernel counted since the last look. */
  void look() {
    if (socket.getPacket(STATISTICS, statistics, size)) {
      frames += Integer.toUnsignedLong(statistics.getInt(0));
      long lost = Integer.toUnsignedLong(statistics.getInt(4));
      drops += lost;
      untold += lost;
      freezes += Integer.toUnsignedLong(statistics.getInt(8));
    }
  }

  /** A block says that frames were lost before it was handed over. */
  void losing() {
    look();
    due = true;
  }

  /** Everything received was read: what is lost and untold was lost before what comes next. */
  void caughtUp() {
    due |= untold > 0;
  }

  /** Frames lost before the frame about to be handed on, told once. */
  long take() {
    if (!due) {
      return 0;
    }
    long told = untold;
    untold = 0;
    due = false;
    return told;
  }

  long frames() {
    return frames;
  }

  long drops() {
    return drops;
  }

  long freezes() {
    return freezes;
  }
}
