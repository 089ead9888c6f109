package io.memwall.collectors.agent.publish;

import io.memwall.collectors.agent.flow.Span;
import io.memwall.schemas.EventType;

/**
 * What is particular in an event's envelope.
 *
 * @param time what the event speaks of
 * @param emitted ns since the Unix epoch
 */
record Stamp(EventType type, int stream, long seq, Span time, long emitted) {}
