/**
 * What may travel between memwall's processes, and how.
 *
 * <p>The Avro schemas under {@code events/} and {@code results/} become the generated classes next
 * to this package; the topic catalogue says where each of them lives. Readers ship every released
 * schema, so a log outlives the version that wrote it.
 *
 * <p>Invariant: a record that is in a topic of the catalogue is readable by this package or it goes
 * to the dead-letter topic with its bytes and the reason; it is never skipped.
 */
package io.memwall.schemas;
