package io.memwall.collectors.agent.live;

/** Decides when a capture looks. Used by the thread that captures. */
interface Gate {
  /** Always. */
  Gate OPEN =
      new Gate() {
        @Override
        public void tend() {}

        @Override
        public boolean admits(long epochNanos) {
          return true;
        }

        @Override
        public long takeGap() {
          return 0;
        }

        @Override
        public long watchedNanos(long fromNanos, long untilNanos) {
          return untilNanos - fromNanos;
        }

        @Override
        public long patienceMillis() {
          return Long.MAX_VALUE;
        }
      };

  /** Called before every wait and every block of frames: does what the time asks for. */
  void tend();

  /** Whether a frame of that time was meant to be seen. */
  boolean admits(long epochNanos);

  /** Nanoseconds not watched before the frame just admitted, as far as not yet told. */
  long takeGap();

  long watchedNanos(long fromNanos, long untilNanos);

  /** Milliseconds until {@link #tend} must be called again. */
  long patienceMillis();
}
