/**
 * How the hosts of a pool fight over its lines in windows of ten seconds: how often lines move, for
 * how long they are on the move, how many probes an acquire costs and which regions and lines are
 * worst. Taps that see all masters of a pool side by side are believed; where there are only taps
 * at hosts, what they cannot tell is missing and an upper bound stands for it.
 *
 * <p>Invariant: a figure is computed from the readings of its window alone, in whatever order they
 * came, and no message is counted at two taps.
 */
package io.memwall.streams.contention;
