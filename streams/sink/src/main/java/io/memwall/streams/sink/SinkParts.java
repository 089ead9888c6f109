package io.memwall.streams.sink;

import java.time.InstantSource;

/** What the loop of a sink works with. */
record SinkParts(
    RecordReader reader,
    DeadLetterOffice letters,
    Launcher launcher,
    Progress progress,
    InstantSource clock) {}
