package io.memwall.standalone.size;

import java.util.OptionalDouble;

/**
 * What one part of memwall computes.
 *
 * @param part of memwall, such as Kafka
 * @param cores CPU seconds a second; empty when not known
 * @param how it is known, or why it is not
 */
record CpuLoad(String part, OptionalDouble cores, String how) {
  CpuLoad times(double factor) {
    return new CpuLoad(part, Formulas.times(cores, factor), how);
  }
}
