package io.memwall.sql;

import java.util.List;
import java.util.Optional;

/**
 * What was asked, as the answer repeats it.
 *
 * @param name of the saved query, or {@code sql}
 * @param range of time; empty for {@code sql}, and where nothing bounds it
 * @param caseName empty text for live events; empty for {@code sql}
 * @param totals columns to add up
 */
record Question(
    String name, Optional<TimeRange> range, Optional<String> caseName, List<String> totals) {}
