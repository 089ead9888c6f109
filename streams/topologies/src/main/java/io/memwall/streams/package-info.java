/**
 * What all stream topologies share: typed topics, ordered rows over a state store, the handling of
 * unreadable records, and the process that runs topologies. Each question has its own package below
 * this one; none of them knows another, and this package knows none of them. The topologies read no
 * clock: time comes from the records and from Kafka Streams.
 *
 * <p>Invariant: a topology's results depend on its input records alone, save for revisions and for
 * how early a result is shown.
 */
package io.memwall.streams;
