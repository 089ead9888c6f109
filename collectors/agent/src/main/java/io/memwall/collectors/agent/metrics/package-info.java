/**
 * What the agent says of itself to those who run it: metrics for Prometheus, and whether it lives
 * and is ready.
 *
 * <p>Everything comes from one picture of the agent, taken when somebody asks. The library that
 * writes metrics is loaded with the first question.
 *
 * <p>Invariant: nothing here names an address of memory, a tenant or a workload.
 */
package io.memwall.collectors.agent.metrics;
