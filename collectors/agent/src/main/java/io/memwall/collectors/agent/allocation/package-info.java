/**
 * What allocators and topology sources tell the agent: ledger entries and inventory versions.
 *
 * <p>These are our own records, so that a source needs to know nothing of Avro or Kafka. Times and
 * order come from the source: the ledger's own numbers, never a clock, say what came first.
 *
 * <p>Invariant: an entry that was accepted has a place in its stream, delivered or declared lost.
 */
package io.memwall.collectors.agent.allocation;
