/**
 * Splits what a half carried: by purpose, by permission, by size, by millisecond.
 *
 * <p>Invariant: the classes of {@link io.memwall.collectors.wire.account.TrafficClass} add up to
 * the half's first sightings.
 */
package io.memwall.collectors.wire.account;
