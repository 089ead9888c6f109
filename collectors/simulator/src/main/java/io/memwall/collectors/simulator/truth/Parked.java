package io.memwall.collectors.simulator.truth;

import io.memwall.collectors.simulator.fabric.Message;
import java.util.List;

/** What a frame carried, and when it was recorded. */
record Parked(List<Message> messages, long tNanos) {}
