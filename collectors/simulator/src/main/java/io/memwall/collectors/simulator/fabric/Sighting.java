package io.memwall.collectors.simulator.fabric;

/**
 * A frame at a tap.
 *
 * @param tNanos the tap's stamp, epoch nanoseconds; start of sending or end of receiving
 * @param copy whether the tap has recorded this very frame once already
 */
public record Sighting(TapView view, Frame frame, Direction direction, long tNanos, boolean copy) {}
