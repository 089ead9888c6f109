-- Which link directions moved the most bytes.
--
-- Sums the windows that overlap [from, to): of 60 s where they lie within it, of an hour when it is
-- two days or longer, and of 1 s at its ends. A link is a direction of a link of the inventory, or,
-- where the inventory names none, a tap, a connection and a direction.
--
-- A window without a frame has no row, so what was watched is asked of the reports of the nodes
-- that saw the link, not of its rows: silence while they reported is covered, silence of theirs is
-- not. A node is asked about from its first report to its last, looked for from a day before the
-- range to a day after it.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param top UInt32 10 how many links at most
-- @column link link and direction
-- @column frames count: frames of any kind, repeats included
-- @column messages count: TileLink messages in frames seen for the first time
-- @column retrans_frames count: frames that repeat a sequence number already seen
-- @column wire_bytes bytes: sum of max(length without FCS, 60) + 24 over all frames
-- @column goodput_bytes bytes: data carried by messages in frames seen for the first time
-- @column coverage 0..1: covered / asked time x (1 - drops / (frames + drops)) of the node that watched least; asked: the part of the range between the node's first report and its last. Where the nodes are unknown or their reports are gone, sum(coverage x span) / sum(span) over the windows summed, one of unknown coverage counting as not covered; NULL when none is known
-- @total frames,messages,retrans_frames,wire_bytes,goodput_bytes
CREATE OR REPLACE VIEW busiest_links AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    toUnixTimestamp64Nano(range_from) AS from_ns,
    toUnixTimestamp64Nano(range_to) AS to_ns,
    least(range_to, toDateTime64('2262-04-10 00:00:00', 9, 'UTC')) AS asked_to,
    -- Whole minutes within the range are read as such; what is left of it at its ends as seconds.
    from_ns + positiveModulo(-from_ns, 60000000000) AS minute_from_ns,
    to_ns - positiveModulo(to_ns, 60000000000) AS minute_to_ns,
    if(minute_from_ns < minute_to_ns, fromUnixTimestamp64Nano(minute_from_ns, 'UTC'), range_to) AS minutes_from,
    if(minute_from_ns < minute_to_ns, fromUnixTimestamp64Nano(minute_to_ns, 'UTC'), range_to) AS minutes_to,
    -- Of weeks the hours that have been computed are read, up to the last of them.
    (
        SELECT max(t_end)
        FROM bandwidth FINAL
        WHERE case_name = '' AND {case_name:String} = '' AND dateDiff('hour', range_from, range_to) >= 48
            AND entity_kind = 'LINK' AND window_ns = 3600000000000 AND t_start < range_to
    ) AS computed_to,
    toUnixTimestamp64Nano(range_from) + positiveModulo(-toUnixTimestamp64Nano(range_from), 3600000000000) AS hours_from_ns,
    least(toUnixTimestamp64Nano(range_to) - positiveModulo(toUnixTimestamp64Nano(range_to), 3600000000000), toUnixTimestamp64Nano(computed_to)) AS hours_to_ns,
    if(hours_from_ns < hours_to_ns, fromUnixTimestamp64Nano(hours_from_ns, 'UTC'), minutes_to) AS hours_from,
    if(hours_from_ns < hours_to_ns, fromUnixTimestamp64Nano(hours_to_ns, 'UTC'), minutes_to) AS hours_to,
    -- What is asked for once is so asked as a list: a table by name is asked for wherever it is named.
    (
        SELECT arrayMap(node -> toString(node), groupUniqArrayArray(b.nodes))
        FROM bandwidth AS b FINAL
        WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
            AND b.entity_kind = 'LINK'
            AND ((b.window_ns = 3600000000000 AND b.t_start >= hours_from AND b.t_start < hours_to)
                OR (b.window_ns = 60000000000 AND b.t_start >= minutes_from AND b.t_start < hours_from)
                OR (b.window_ns = 60000000000 AND b.t_start >= hours_to AND b.t_start < minutes_to)
                OR (b.window_ns = 1000000000 AND b.t_start > range_from - INTERVAL 1 SECOND AND b.t_start < minutes_from)
                OR (b.window_ns = 1000000000 AND b.t_start >= minutes_to AND b.t_start < range_to))
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
                AND ((t_start > range_from - INTERVAL 10 MINUTE AND t_start <= range_from)
                    OR (t_start > asked_to - INTERVAL 10 MINUTE AND t_start < asked_to + INTERVAL 10 MINUTE))
            GROUP BY node
            HAVING first_ns <= from_ns AND last_ns > to_ns - 600000000000
        )
    ) AS settled,
    arrayFilter(node -> NOT has(settled.1, node), named) AS strays,
    arrayFilter(node -> NOT has(settled, (node, 1)), named) AS unended,
    links AS
    (
        SELECT
            b.case_name AS case_name,
            b.entity AS link,
            groupUniqArrayArray(b.nodes) AS nodes,
            sum(b.frames) AS frames,
            sum(b.messages) AS messages,
            sum(b.retrans_frames) AS retrans_frames,
            sum(b.wire_bytes) AS wire_bytes,
            sum(b.goodput_bytes) AS goodput_bytes,
            if(count(b.coverage) = 0, NULL, sum(ifNull(b.coverage, 0) * b.span_ns) / nullIf(sum(b.span_ns), 0)) AS rows_coverage
        FROM bandwidth AS b FINAL
        WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
            AND b.entity_kind = 'LINK'
            AND ((b.window_ns = 3600000000000 AND b.t_start >= hours_from AND b.t_start < hours_to)
                OR (b.window_ns = 60000000000 AND b.t_start >= minutes_from AND b.t_start < hours_from)
                OR (b.window_ns = 60000000000 AND b.t_start >= hours_to AND b.t_start < minutes_to)
                OR (b.window_ns = 1000000000 AND b.t_start > range_from - INTERVAL 1 SECOND AND b.t_start < minutes_from)
                OR (b.window_ns = 1000000000 AND b.t_start >= minutes_to AND b.t_start < range_to))
        GROUP BY case_name, link
    ),
    spans AS
    (
        SELECT case_name, node_id AS node, min(toUnixTimestamp64Nano(t_start)) AS first_ns, max(toUnixTimestamp64Nano(t_end)) AS last_ns
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND ((t_start > range_from - INTERVAL 10 MINUTE AND t_start <= range_from)
                OR (t_start > asked_to - INTERVAL 10 MINUTE AND t_start < asked_to + INTERVAL 10 MINUTE)
                OR (notEmpty(strays)
                    AND t_start > range_from - INTERVAL 1 DAY
                    AND t_start < asked_to + INTERVAL 10 MINUTE
                    AND node_id IN strays)
                OR (notEmpty(unended)
                    AND t_start >= asked_to + INTERVAL 10 MINUTE
                    AND t_start < asked_to + INTERVAL 1 DAY
                    AND node_id IN unended))
        GROUP BY case_name, node
    ),
    watched AS
    (
        SELECT
            case_name,
            node_id AS node,
            -- As a real number: the product of two times in ns is beyond 64 bits from 3 s on.
            sum(toFloat64(covered_ns) * (least(toUnixTimestamp64Nano(t_end), to_ns) - greatest(toUnixTimestamp64Nano(t_start), from_ns))
                / (toUnixTimestamp64Nano(t_end) - toUnixTimestamp64Nano(t_start))) AS covered_ns,
            sum(ifNull(drops, 0)) / greatest(sum(frames) + sum(ifNull(drops, 0)), 1) AS dropped
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start > range_from - INTERVAL 1 DAY
            AND t_start < range_to
            AND t_end > range_from
            AND t_end > t_start
        GROUP BY case_name, node
    ),
    -- A link of several nodes comes once for each of them; what they all say of it is the same.
    timed AS
    (
        SELECT
            l.case_name AS case_name,
            l.link AS link,
            any(l.frames) AS frames,
            any(l.messages) AS messages,
            any(l.retrans_frames) AS retrans_frames,
            any(l.wire_bytes) AS wire_bytes,
            any(l.goodput_bytes) AS goodput_bytes,
            -- No report within the range reads 0: an outer join leaves the column at its default.
            if(countIf(l.asked_ns > 0) = 0, any(tuple(l.rows_coverage)).1,
                minIf(least(w.covered_ns, l.asked_ns) / l.asked_ns * (1 - w.dropped), l.asked_ns > 0)) AS coverage
        FROM
        (
            SELECT
                n.*,
                -- Of a node that is not known not more than 0, as its span is 0 to 0.
                if(s.last_ns = 0, 0., toFloat64(least(to_ns, s.last_ns) - greatest(from_ns, s.first_ns))) AS asked_ns
            FROM (SELECT *, arrayJoin(if(empty(nodes), [''], nodes)) AS node FROM links) AS n
            LEFT JOIN spans AS s ON s.case_name = n.case_name AND s.node = n.node
        ) AS l
        LEFT JOIN watched AS w ON w.case_name = l.case_name AND w.node = l.node
        GROUP BY case_name, link
    )
SELECT
    l.link AS link,
    l.frames AS frames,
    l.messages AS messages,
    l.retrans_frames AS retrans_frames,
    l.wire_bytes AS wire_bytes,
    l.goodput_bytes AS goodput_bytes,
    l.coverage AS coverage
FROM timed AS l
ORDER BY wire_bytes DESC, link
LIMIT {top:UInt32}
