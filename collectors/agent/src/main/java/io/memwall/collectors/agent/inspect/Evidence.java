package io.memwall.collectors.agent.inspect;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One place where something odd was seen.
 *
 * @param code such as {@code msg_truncated}
 * @param interfaceName where it was captured
 * @param half source and destination, such as {@code 02:… > 02:…}
 * @param frame number in the file, from 1; empty when it lies too far back to tell
 * @param expected what the rule asks for, with its unit; empty when the frame itself says it all
 * @param seen what was there instead
 */
public record Evidence(
    String code,
    String interfaceName,
    String half,
    OptionalLong frame,
    long epochNanos,
    Optional<String> expected,
    Optional<String> seen) {}
