/**
 * How much longer requests take than they must, and how that grows with the load of a link. First
 * the answers of each connection are folded into windows of ten seconds; then these are gathered by
 * connection, link, pool and host, measured against the least they took in quiet times, and put
 * beside the utilisation of the links they ran over. What a host feels and what a pool takes to
 * serve are never mixed.
 *
 * <p>Invariant: the last result of a window is a function of the last versions of the windows up to
 * it, in whatever order they came; so are the baseline and the curve it was measured by.
 */
package io.memwall.streams.latency;
