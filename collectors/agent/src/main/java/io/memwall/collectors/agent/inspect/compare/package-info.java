/**
 * Two captures side by side: the same traffic at two taps, or before and after a change.
 *
 * <p>Halves are paired by interface and addresses where both captures have them, otherwise by
 * addresses; frames by their half and sequence number.
 */
package io.memwall.collectors.agent.inspect.compare;
