-- How much each link direction carried, window by window.
--
-- Windows are multiples of the given length in UTC that overlap [from, to). They are put together
-- from the longest stored windows (60 s, 10 s, 1 s) that divide the length, so sums are exact.
--
-- Rates divide by the time in which the taps watched, not by the length of the window. A stored
-- window without a frame has no row, so that time is asked of the reports of the nodes that saw the
-- link, not of its rows: silence while they reported is covered, silence of theirs is not. A node is
-- asked about from its first report to its last, looked for from a day before the range to a day
-- after it.
--
-- Which links carried most is told by windows of 60 s when the range is an hour or longer, of 10 s when
-- it is a minute or longer, else of 1 s, or by longer ones when the windows asked for are.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param window UInt32 1 length of a window in seconds
-- @param link String * link and direction, or a link for its directions; * for all
-- @param top UInt32 0 how many link directions at most, those that carried most; 0 for all
-- @column link link and direction
-- @column t_start start of the window, UTC
-- @column wire_bits_per_s bits/s: 8 x wire_bytes of the stored windows with covered time / covered time of the node that watched least; where the nodes are unknown or their reports are gone, covered time of those stored windows; NULL when there is none
-- @column goodput_bits_per_s bits/s: 8 x goodput_bytes / covered time, likewise
-- @column utilisation 0..1: wire_bits_per_s / capacity of the link as the inventory knew it at the start of the window; NULL without a capacity
-- @column efficiency 0..1: goodput_bytes / wire_bytes; NULL when nothing was carried
-- @column retrans_ratio 0..1: retransmitted frames / (first sightings + retransmitted frames); NULL when neither was seen
-- @column frames count: frames of any kind, repeats included
-- @column wire_bytes bytes: sum of max(length without FCS, 60) + 24 over all frames
-- @column goodput_bytes bytes: data carried by messages in frames seen for the first time
-- @column coverage 0..1: covered / asked time x (1 - drops / (frames + drops)) of the node that watched least; asked: the part of the window between the node's first report and its last. Where the nodes are unknown or their reports are gone, sum(coverage x span) / sum(span) over the stored windows, one of unknown coverage counting as not covered; NULL when none is known
-- @total frames,wire_bytes,goodput_bytes
CREATE OR REPLACE VIEW link_bandwidth AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    toInt64({window:UInt32}) AS window_s,
    multiIf(window_s % 60 = 0, 60, window_s % 10 = 0, 10, 1) AS stored_s,
    window_s * 1000000000 AS length_ns,
    toUnixTimestamp64Nano(range_from) - length_ns AS from_ns,
    toUnixTimestamp64Nano(range_to) + length_ns AS to_ns,
    least(range_to, toDateTime64('2262-04-10 00:00:00', 9, 'UTC')) AS asked_to,
    dateDiff('second', range_from, range_to) AS asked_s,
    greatest(stored_s, multiIf(asked_s >= 3600, 60, asked_s >= 60, 10, 1)) AS compared_s,
    {link:String} != '*' OR {top:UInt32} > 0 AS narrowed,
    -- What is asked for once is so asked as a list: a table by name is asked for wherever it is named.
    (
        SELECT groupArray((case_name, entity))
        FROM
        (
            SELECT case_name, entity
            FROM bandwidth FINAL
            WHERE {top:UInt32} > 0
                AND ({case_name:String} = '*' OR case_name = {case_name:String})
                AND entity_kind = 'LINK'
                AND ({link:String} = '*' OR entity = {link:String} OR startsWith(entity, concat({link:String}, '/')))
                AND window_ns = compared_s * 1000000000
                AND t_start > range_from - toIntervalSecond(compared_s)
                AND t_start < range_to
            GROUP BY case_name, entity
            ORDER BY sum(wire_bytes) DESC, case_name, entity
            LIMIT {top:UInt32}
        )
    ) AS busiest,
    (
        SELECT arrayMap(node -> toString(node), groupUniqArrayArray(nodes))
        FROM bandwidth FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'LINK'
            AND ({link:String} = '*' OR entity = {link:String} OR startsWith(entity, concat({link:String}, '/')))
            AND ((case_name, entity) IN busiest OR {top:UInt32} = 0)
            -- Minutes do to name nodes, and are few; of some links the last windows are looked at as well,
            -- whose minute may not be over.
            AND ((window_ns = 60000000000
                    AND t_start > range_from - toIntervalSecond(60 + window_s)
                    AND t_start < range_to + toIntervalSecond(if(narrowed, window_s, 0)))
                OR (narrowed
                    AND window_ns = stored_s * 1000000000
                    AND t_start > range_from - toIntervalSecond(window_s)
                    AND (case_name != '' OR t_start > asked_to - INTERVAL 5 MINUTE)
                    AND t_start < range_to + toIntervalSecond(window_s)))
    ) AS named,
    -- Whoever reported just before the range and just behind it was there: only the others are looked
    -- for from a day before to a day after. Of several captures all nodes are.
    (
        SELECT groupArray((node, last_ns >= to_ns))
        FROM
        (
            SELECT toString(node_id) AS node, min(toUnixTimestamp64Nano(t_start)) AS first_ns, max(toUnixTimestamp64Nano(t_end)) AS last_ns
            FROM health FINAL
            WHERE case_name = {case_name:String}
                AND ((t_start > (range_from - toIntervalSecond(window_s)) - INTERVAL 10 MINUTE AND t_start <= (range_from - toIntervalSecond(window_s)))
                    OR (t_start > asked_to - INTERVAL 10 MINUTE AND t_start < asked_to + INTERVAL 10 MINUTE))
            GROUP BY node
            HAVING first_ns <= from_ns AND last_ns > to_ns - 600000000000
        )
    ) AS settled,
    arrayFilter(node -> NOT has(settled.1, node), named) AS strays,
    arrayFilter(node -> NOT has(settled, (node, 1)), named) AS unended,
    windows AS
    (
        SELECT
            b.case_name AS case_name,
            b.entity AS link,
            -- Integers, because interval functions stop at 1970 and lose the nanoseconds.
            toUnixTimestamp64Nano(b.t_start) - positiveModulo(toUnixTimestamp64Nano(b.t_start), length_ns) AS start_ns,
            fromUnixTimestamp64Nano(start_ns, 'UTC') AS t_window,
            groupUniqArrayArray(b.nodes) AS nodes,
            sum(b.frames) AS frames,
            sum(b.new_frames) AS new_frames,
            sum(b.retrans_frames) AS retrans_frames,
            sum(b.wire_bytes) AS wire_bytes,
            sum(b.goodput_bytes) AS goodput_bytes,
            sumIf(b.wire_bytes, b.covered_ns > 0) AS covered_wire_bytes,
            sumIf(b.goodput_bytes, b.covered_ns > 0) AS covered_goodput_bytes,
            sum(b.covered_ns) AS rows_covered_ns,
            if(count(b.coverage) = 0, NULL, sum(b.coverage * b.span_ns) / nullIf(sum(b.span_ns), 0)) AS rows_coverage
        FROM bandwidth AS b FINAL
        WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
            AND b.entity_kind = 'LINK'
            AND ({link:String} = '*' OR b.entity = {link:String} OR startsWith(b.entity, concat({link:String}, '/')))
            AND ((b.case_name, b.entity) IN busiest OR {top:UInt32} = 0)
            AND b.window_ns = stored_s * 1000000000
            AND b.t_start > range_from - toIntervalSecond(window_s)
            AND b.t_start < range_to + toIntervalSecond(window_s)
        GROUP BY case_name, link, start_ns
        HAVING t_window < range_to AND t_window > range_from - toIntervalSecond(window_s)
    ),
    spans AS
    (
        SELECT case_name, node_id AS node, min(toUnixTimestamp64Nano(t_start)) AS first_ns, max(toUnixTimestamp64Nano(t_end)) AS last_ns
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND ((t_start > (range_from - toIntervalSecond(window_s)) - INTERVAL 10 MINUTE AND t_start <= (range_from - toIntervalSecond(window_s)))
                OR (t_start > asked_to - INTERVAL 10 MINUTE AND t_start < asked_to + INTERVAL 10 MINUTE)
                OR (notEmpty(strays)
                    AND t_start > (range_from - toIntervalSecond(window_s)) - INTERVAL 1 DAY
                    AND t_start < asked_to + INTERVAL 10 MINUTE
                    AND node_id IN strays)
                OR (notEmpty(unended)
                    AND t_start >= asked_to + INTERVAL 10 MINUTE
                    AND t_start < asked_to + INTERVAL 1 DAY
                    AND node_id IN unended))
        GROUP BY case_name, node
    ),
    reports AS
    (
        SELECT
            case_name,
            node_id AS node,
            toUnixTimestamp64Nano(t_start) AS first_ns,
            toUnixTimestamp64Nano(t_end) AS last_ns,
            covered_ns / (last_ns - first_ns) AS covered,
            frames,
            ifNull(drops, 0) AS drops,
            greatest(first_ns, from_ns) AS within_from_ns,
            least(last_ns, to_ns) AS within_to_ns
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start > range_from - toIntervalSecond(window_s) - INTERVAL 1 DAY
            AND t_start < range_to + toIntervalSecond(window_s)
            AND t_end > range_from - toIntervalSecond(window_s)
            AND t_end > t_start
            AND (NOT narrowed OR node_id IN named)
    ),
    -- A report is divided among the windows it overlaps.
    watched AS
    (
        SELECT
            case_name,
            node,
            start_ns,
            sum(covered * (least(last_ns, start_ns + length_ns) - greatest(first_ns, start_ns))) AS covered_ns,
            sum(drops) / greatest(sum(frames) + sum(drops), 1) AS dropped
        FROM reports
        ARRAY JOIN range(within_from_ns - positiveModulo(within_from_ns, length_ns), within_to_ns, length_ns) AS start_ns
        WHERE within_to_ns > within_from_ns
        GROUP BY case_name, node, start_ns
    ),
    -- A window of several nodes comes once for each of them; what they all say of it is the same.
    timed AS
    (
        SELECT
            l.case_name AS case_name,
            l.link AS link,
            l.start_ns AS start_ns,
            any(l.t_window) AS t_window,
            any(l.frames) AS frames,
            any(l.new_frames) AS new_frames,
            any(l.retrans_frames) AS retrans_frames,
            any(l.wire_bytes) AS wire_bytes,
            any(l.goodput_bytes) AS goodput_bytes,
            any(l.covered_wire_bytes) AS covered_wire_bytes,
            any(l.covered_goodput_bytes) AS covered_goodput_bytes,
            countIf(l.asked_ns > 0) AS asked_nodes,
            -- No report on a window reads 0: an outer join leaves the column at its default.
            if(asked_nodes = 0, toFloat64(any(l.rows_covered_ns)), minIf(least(w.covered_ns, l.asked_ns), l.asked_ns > 0)) AS covered_ns,
            if(asked_nodes = 0, any(tuple(l.rows_coverage)).1,
                minIf(least(w.covered_ns, l.asked_ns) / l.asked_ns * (1 - w.dropped), l.asked_ns > 0)) AS coverage
        FROM
        (
            SELECT
                n.*,
                -- Of a node that is not known not more than 0, as its span is 0 to 0.
                toFloat64(least(n.start_ns + length_ns, s.last_ns) - greatest(n.start_ns, s.first_ns)) AS asked_ns
            FROM (SELECT *, arrayJoin(if(empty(nodes), [''], nodes)) AS node FROM windows) AS n
            LEFT JOIN spans AS s ON s.case_name = n.case_name AND s.node = n.node
        ) AS l
        LEFT JOIN watched AS w ON w.case_name = l.case_name AND w.node = l.node AND w.start_ns = l.start_ns
        GROUP BY case_name, link, start_ns
    ),
    capacities AS
    (
        -- A higher version of the same instant wins; a deleted link has no capacity.
        SELECT
            case_name,
            object_id,
            t_start AS t_valid,
            argMax(tuple(capacity_bps), (inv_epoch, inv_seq)).1 AS capacity_bps
        FROM inventory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String}) AND (object_type = 'link' OR deleted)
        GROUP BY case_name, object_id, t_start
    )
SELECT
    w.link AS link,
    w.t_window AS t_start,
    8e9 * w.covered_wire_bytes / nullIf(w.covered_ns, 0) AS wire_bits_per_s,
    8e9 * w.covered_goodput_bytes / nullIf(w.covered_ns, 0) AS goodput_bits_per_s,
    8e9 * w.covered_wire_bytes / nullIf(w.covered_ns, 0) / nullIf(c.capacity_bps, 0) AS utilisation,
    w.goodput_bytes / nullIf(w.wire_bytes, 0) AS efficiency,
    w.retrans_frames / nullIf(w.new_frames + w.retrans_frames, 0) AS retrans_ratio,
    w.frames AS frames,
    w.wire_bytes AS wire_bytes,
    w.goodput_bytes AS goodput_bytes,
    w.coverage AS coverage
FROM timed AS w
-- The direction is what follows the last slash of a link of the inventory.
ASOF LEFT JOIN capacities AS c
    ON c.case_name = w.case_name AND c.object_id = replaceRegexpOne(w.link, '/[^/]*$', '') AND w.t_window >= c.t_valid
ORDER BY link, t_start
