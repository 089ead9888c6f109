package io.memwall.streams.window;

/**
 * A store that results of windows are joined with, once they are folded: when it learns something
 * of the time of a window, the window's result is given anew.
 *
 * @param store its name; what it learns is in its {@link io.memwall.streams.Hindsight}
 * @param leastNs length of the shortest windows that are joined with it
 */
public record LookedUp(String store, long leastNs) {}
