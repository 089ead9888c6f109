package io.memwall.collectors.agent.limits;

/**
 * What an agent may take of its node.
 *
 * @param cpuCores of processor time, above 0; 1 is one core
 * @param memoryBytes resident, above 0
 */
public record Limits(double cpuCores, long memoryBytes) {
  public Limits {
    if (!(cpuCores > 0) || memoryBytes <= 0) {
      throw new IllegalArgumentException(
          "limits of %s cores and %d bytes: give more than 0".formatted(cpuCores, memoryBytes));
    }
  }
}
