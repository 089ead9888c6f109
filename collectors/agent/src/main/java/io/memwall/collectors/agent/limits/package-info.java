/**
 * What the agent itself may take of the machine, and what it takes.
 *
 * <p>{@link io.memwall.collectors.agent.limits.Usage} reads what the process uses; the rest decides
 * what to do about it.
 *
 * <p>Invariant: nothing here touches the machine beyond reading files about this process.
 */
package io.memwall.collectors.agent.limits;
