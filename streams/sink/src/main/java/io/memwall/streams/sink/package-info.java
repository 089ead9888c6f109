/**
 * From the log into the tables: reads committed records, turns each into the row of its table and
 * inserts them in batches. What cannot be read or stored goes to the dead letters with the reason.
 * Invariant: a position is committed only after every row and received range before it was
 * acknowledged by ClickHouse; inserting again changes no figure.
 */
package io.memwall.streams.sink;
