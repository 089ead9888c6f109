-- Which link directions moved the most bytes.
--
-- Sums the 1 s windows that overlap [from, to). A link is a direction of a link of the inventory,
-- or, where the inventory names none, a tap, a connection and a direction.
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
            AND b.window_ns = 1000000000
            AND b.t_start > range_from - INTERVAL 1 SECOND
            AND b.t_start < range_to
        GROUP BY case_name, link
    ),
    spans AS
    (
        SELECT
            case_name,
            node_id AS node,
            toUnixTimestamp64Nano(min(t_start)) AS first_ns,
            toUnixTimestamp64Nano(max(t_end)) AS last_ns
        FROM health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start > range_from - INTERVAL 1 DAY
            AND t_start < least(range_to, toDateTime64('2262-04-10 00:00:00', 9, 'UTC')) + INTERVAL 1 DAY
        GROUP BY case_name, node
    ),
    watched AS
    (
        SELECT
            case_name,
            node_id AS node,
            sum(covered_ns * (least(toUnixTimestamp64Nano(t_end), to_ns) - greatest(toUnixTimestamp64Nano(t_start), from_ns))
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
    node_time AS
    (
        SELECT
            l.case_name AS case_name,
            l.link AS link,
            toFloat64(least(to_ns, s.last_ns) - greatest(from_ns, s.first_ns)) AS asked_ns,
            -- No report within the range reads 0: an outer join leaves the column at its default.
            least(w.covered_ns, asked_ns) AS covered_ns,
            w.dropped AS dropped
        FROM (SELECT case_name, link, arrayJoin(nodes) AS node FROM links) AS l
        INNER JOIN spans AS s ON s.case_name = l.case_name AND s.node = l.node
        LEFT JOIN watched AS w ON w.case_name = l.case_name AND w.node = l.node
        WHERE asked_ns > 0
    ),
    link_time AS
    (
        SELECT
            case_name,
            link,
            min(n.covered_ns / n.asked_ns * (1 - n.dropped)) AS coverage
        FROM node_time AS n
        GROUP BY case_name, link
    )
SELECT
    l.link AS link,
    l.frames AS frames,
    l.messages AS messages,
    l.retrans_frames AS retrans_frames,
    l.wire_bytes AS wire_bytes,
    l.goodput_bytes AS goodput_bytes,
    if(t.link = '', l.rows_coverage, t.coverage) AS coverage
FROM links AS l
LEFT JOIN link_time AS t ON t.case_name = l.case_name AND t.link = l.link
ORDER BY wire_bytes DESC, link
LIMIT {top:UInt32}
