package io.memwall.collectors.agent.inspect;

import java.util.NavigableMap;
import java.util.OptionalLong;

/**
 * How much of a half's connection the tap sees, and what follows for the half it does not see.
 *
 * @param visibility both or one_sided
 * @param profile the implementation the connection behaves like
 * @param reverseFrames frames the unseen half sent, from acknowledgements; empty when it is seen
 * @param reverseFlits flits the unseen half sent, from credits returned, by channel
 */
public record Sight(
    String visibility,
    String profile,
    OptionalLong reverseFrames,
    NavigableMap<String, Long> reverseFlits) {}
