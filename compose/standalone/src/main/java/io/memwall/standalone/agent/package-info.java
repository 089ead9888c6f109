/**
 * The agent of a node as a command: {@code memwall collect}.
 *
 * <p>{@link io.memwall.standalone.agent.CollectCommand} reads a configuration, runs the agent it
 * describes, reads it again on SIGHUP and stops on SIGTERM. It needs nothing of the other commands:
 * with the collectors' classes it is a jar by itself.
 *
 * <p>Invariant: nothing here starts before the whole configuration was found to be without a
 * mistake.
 */
package io.memwall.standalone.agent;
