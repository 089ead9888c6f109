/**
 * From our records to Kafka: identities, sequence numbers, Avro, the producer.
 *
 * <p>An event gets its number in the moment it is handed to the producer, under one lock, so that
 * numbers follow each other without holes and a heartbeat's claim about them is true. This is the
 * only package that knows Avro or Kafka.
 *
 * <p>Invariant: an event that got a number and is not in the log is counted, and its number is
 * missing there for everyone to see.
 */
package io.memwall.collectors.agent.publish;
