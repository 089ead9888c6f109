/**
 * Compares what a capture shows with what is known to be true of it.
 *
 * <p>A truth file has one JSON object per line: {@code metric}, {@code key}, {@code t0}, {@code
 * t1}, {@code value}, {@code tol}. Every line gets a verdict; none is passed over in silence.
 */
package io.memwall.collectors.agent.inspect.truth;
