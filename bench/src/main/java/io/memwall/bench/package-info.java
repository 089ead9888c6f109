/**
 * How fast the collector is on the machine at hand: {@link io.memwall.bench.Bench} measures the
 * paths a frame takes and prints a table. Nothing else depends on this module.
 */
package io.memwall.bench;
