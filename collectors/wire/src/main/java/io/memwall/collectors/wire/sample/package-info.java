/**
 * Which transactions are published one by one: {@link
 * io.memwall.collectors.wire.sample.TransactionSampler} takes a fixed share of all and a limited
 * number of the slowest.
 */
package io.memwall.collectors.wire.sample;
