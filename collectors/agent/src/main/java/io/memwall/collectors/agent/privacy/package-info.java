/**
 * What of memory addresses leaves a node: all, their upper part, or a pseudonym.
 *
 * <p>One {@link io.memwall.collectors.agent.privacy.AddressPolicy} is applied to every address
 * where events are made, after everything has been counted with the address as it was. Whoever
 * counts afterwards counts the same things under other names.
 *
 * <p>Invariant: an address and what becomes of it lie in the same region of 64 KiB, unless the
 * policy clears more than a region's bits.
 */
package io.memwall.collectors.agent.privacy;
