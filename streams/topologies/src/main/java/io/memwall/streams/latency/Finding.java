package io.memwall.streams.latency;

/** What latencies are put together from: how long answers took, and how full links were. */
sealed interface Finding permits Piece, Load {}
