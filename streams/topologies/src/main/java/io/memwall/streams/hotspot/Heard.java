package io.memwall.streams.hotspot;

/** What a task of judging hears. */
sealed interface Heard permits Reading, Watching {}
