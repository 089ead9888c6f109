/**
 * How pool managers, switches and whoever else knows something tell the agent: over HTTP, or by
 * appending to a file.
 *
 * <p>What arrives is read strictly and answered with the line, the field and the fix; a batch is
 * taken whole or not at all. The ledger of a pool has numbers without holes, and where each ledger
 * stands is kept on disk, so that a repeat is known as one across restarts.
 *
 * <p>Invariant: what was answered as accepted is in Kafka or in the spool.
 */
package io.memwall.collectors.agent.intake;
