package io.memwall.collectors.agent.inspect;

import java.util.OptionalLong;

/**
 * Credits of one channel of a half, as the sender who spends them. Flits of 8 bytes.
 *
 * @param granted flits returned to it
 * @param consumed flits of messages it sent
 * @param outstandingMax most flits it had outstanding at once
 * @param availMin least flits it could still have sent; empty while the base is unknown
 * @param stallNanos time it waited for credits with a message ready; empty while unknown
 * @param state ok, unknown_base, adjusted or unreliable
 */
public record CreditFigures(
    long granted,
    long consumed,
    long outstandingMax,
    OptionalLong availMin,
    OptionalLong stallNanos,
    long stallEvents,
    String state) {}
