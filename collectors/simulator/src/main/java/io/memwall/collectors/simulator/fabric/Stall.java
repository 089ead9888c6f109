package io.memwall.collectors.simulator.fabric;

/**
 * How long a sender had a message ready on a channel, and no credits for it.
 *
 * @param picos of waits that have ended
 * @param events how many these were
 */
public record Stall(long picos, long events) {
  static final Stall NONE = new Stall(0, 0);
}
