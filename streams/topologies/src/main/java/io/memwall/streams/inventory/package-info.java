/**
 * What the fabric was made of at a time: its nodes, ports, links, pools and attachments, from every
 * version the inventory's log keeps. Each instance holds all of it in a store that its tasks read,
 * so that any topology may ask. A question is about an instant, and its answer is the highest
 * version that had begun by then; an object that nobody had declared yet, or that had ceased to be,
 * is missing.
 *
 * <p>Invariant: an answer depends on the versions read and on the instant asked for, never on the
 * order in which the versions came.
 */
package io.memwall.streams.inventory;
