package io.memwall.collectors.simulator.truth;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * One figure of the truth file.
 *
 * @param key what it is about, such as tap and addresses
 * @param t0 epoch nanoseconds; the figure holds for [t0, t1)
 * @param tol how far a product may be off, in units of the value; 0 for counts
 */
@JsonPropertyOrder({"metric", "key", "t0", "t1", "value", "tol"})
record TruthLine(String metric, Map<String, Object> key, long t0, long t1, long value, long tol) {}
