-- What the ports at the ends of links counted, held against what taps saw, and how long links stood paused.
--
-- Between the first and the last look at a port within [from, to): octets, which hold the FCS and
-- tags, and 20 bytes a packet for preamble and gap. Taps: the windows that begin between those
-- looks, of 10 s when the range is 10 minutes or longer, else of 1 s. A priority of a direction is paused by pause frames that its sending end received or that
-- its receiving end sent; the priority that was paused longest counts. Utilisation is of the
-- capacity, headroom of what pauses leave of it.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link link and direction
-- @column port node and port that counted
-- @column t_first time of the first look, UTC
-- @column seconds s: from the first look to the last
-- @column counted_bits_per_s bits/s: 8 x (octets + 20 x packets) / seconds; NULL when the port does not count them or began anew
-- @column seen_bits_per_s bits/s: 8 x wire bytes / covered time of the taps; NULL without a window
-- @column difference ratio: (seen - counted) / counted; NULL when one is
-- @column disagrees whether they are more than 5 % apart; NULL below 60 s or with coverage below 0.8
-- @column paused_share 0..1: time paused / seconds; NULL when the port does not count it
-- @column capacity_bits_per_s bits/s: as of the end of the range; NULL when the inventory has none
-- @column effective_bits_per_s bits/s: capacity x (1 - paused_share); NULL when one is
-- @column headroom_bits_per_s bits/s: max(0, max_utilisation of the last latency window - U) x effective capacity, U = seen / capacity; NULL when one is not known
-- @column coverage 0..1: sum(coverage x span) / sum(span) over the windows of the taps, one of unknown coverage counting as not covered; NULL when none is known
CREATE OR REPLACE VIEW link_counters AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    if(dateDiff('second', range_from, range_to) >= 600, 10, 1) AS stored_s,
    objects AS
    (
        SELECT *
        FROM inventory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
        ORDER BY case_name, fabric_id, object_id, inv_epoch DESC, inv_seq DESC
        LIMIT 1 BY case_name, fabric_id, object_id
    ),
    looks AS
    (
        SELECT
            case_name, fabric_id, port_node, port,
            lower(ifNull(argMax(mac, t_end), '')) AS address,
            min(t_end) AS t_first,
            dateDiff('nanosecond', min(t_end), max(t_end)) / 1e9 AS lasted,
            countIf(notEmpty(counter_resets) OR notEmpty(counter_wraps)) = 0 AS whole,
            argMax(tuple(tx_bytes + 20 * tx_packets), t_end).1 - argMin(tuple(tx_bytes + 20 * tx_packets), t_end).1 AS sent,
            argMax(tuple(rx_bytes + 20 * rx_packets), t_end).1 - argMin(tuple(rx_bytes + 20 * rx_packets), t_end).1 AS received,
            argMin(`priorities.rx_paused_ns`, t_end) AS held_before,
            argMax(`priorities.rx_paused_ns`, t_end) AS held_after,
            argMin(`priorities.tx_paused_ns`, t_end) AS holding_before,
            argMax(`priorities.tx_paused_ns`, t_end) AS holding_after
        FROM link_health FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_end >= range_from
            AND t_end < range_to
        GROUP BY case_name, fabric_id, port_node, port
        HAVING lasted > 0
    ),
    ends AS
    (
        SELECT
            k.case_name AS case_name, k.fabric_id AS fabric_id, k.port_node AS port_node, k.port AS port,
            k.t_first AS t_first, k.lasted AS lasted, k.whole AS whole, k.sent AS sent, k.received AS received,
            k.held_before AS held_before, k.held_after AS held_after,
            k.holding_before AS holding_before, k.holding_after AS holding_after,
            assumeNotNull(p.link_id) AS link_id,
            assumeNotNull(l.end_a) IN (p.object_id, ifNull(p.owner_node, '')) AS at_a,
            l.capacity_bps AS capacity
        FROM looks AS k
        INNER JOIN (SELECT *, lower(ifNull(mac, '')) AS address FROM objects WHERE object_type = 'port' AND NOT deleted AND link_id IS NOT NULL) AS p
            ON p.case_name = k.case_name AND p.fabric_id = k.fabric_id AND p.address = k.address
        INNER JOIN (SELECT * FROM objects WHERE object_type = 'link' AND NOT deleted) AS l
            ON l.case_name = p.case_name AND l.fabric_id = p.fabric_id AND l.object_id = p.link_id
        WHERE k.address != ''
    ),
    directions AS
    (
        SELECT
            case_name, fabric_id, port_node, port, t_first, lasted, capacity,
            concat(link_id, '/', if(at_a = leaves, 'tx', 'rx')) AS entity,
            if(whole AND if(leaves, sent, received) >= 0, if(leaves, sent, received), NULL) AS counted,
            if(leaves, held_before, holding_before) AS before,
            if(leaves, held_after, holding_after) AS after,
            if(NOT whole OR length(before) != length(after), NULL,
                arrayReduce('maxOrNull', arrayMap((a, b) -> b - a, before, after))) AS paused_ns
        FROM ends
        ARRAY JOIN [true, false] AS leaves
    ),
    seconds_seen AS
    (
        SELECT case_name, entity, t_start, wire_bytes, covered_ns, span_ns, coverage
        FROM bandwidth FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND entity_kind = 'LINK'
            AND window_ns = stored_s * 1000000000
            AND t_start >= range_from
            AND t_start < range_to
    ),
    judged AS
    (
        SELECT case_name, entity, max_utilisation
        FROM latency FINAL
        -- The keys of the last windows first: all the rest is wide.
        WHERE entity_kind = 'LINK'
            AND (case_name, window_ns, t_start, entity) IN
            (
                SELECT case_name, window_ns, max(t_start), entity
                FROM latency FINAL
                WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                    AND entity_kind = 'LINK'
                    AND window_ns = 10000000000
                    AND t_start > range_from - INTERVAL 10 SECOND
                    AND t_start < range_to
                GROUP BY case_name, window_ns, entity
            )
    ),
    sums AS
    (
        SELECT
            case_name, link, counter AS port, t_first,
            any(lasted) AS seconds, any(bytes_counted) AS counted, any(paused) AS paused_ns,
            any(bits) AS capacity,
            sumIf(bytes, within) AS wire, sumIf(ns, within) AS covered,
            if(countIf(within AND known IS NOT NULL) = 0, NULL,
                sumIf(ifNull(known, 0) * asked, within) / nullIf(sumIf(asked, within), 0)) AS coverage
        FROM
        (
            SELECT
                d.case_name AS case_name, d.entity AS link, concat(d.port_node, '/', d.port) AS counter,
                d.t_first AS t_first, d.lasted AS lasted, d.counted AS bytes_counted,
                d.paused_ns AS paused, d.capacity AS bits, b.wire_bytes AS bytes, b.covered_ns AS ns,
                b.span_ns AS asked, b.coverage AS known,
                b.span_ns > 0 AND b.t_start >= d.t_first AND b.t_start < d.t_first + toIntervalNanosecond(toInt64(d.lasted * 1e9)) AS within
            FROM directions AS d
            LEFT JOIN seconds_seen AS b ON b.case_name = d.case_name AND b.entity = d.entity
        )
        GROUP BY case_name, link, port, t_first
    )
SELECT
    s.link AS link,
    s.port AS port,
    s.t_first AS t_first,
    s.seconds AS seconds,
    8 * s.counted / s.seconds AS counted_bits_per_s,
    8e9 * s.wire / nullIf(s.covered, 0) AS seen_bits_per_s,
    (seen_bits_per_s - counted_bits_per_s) / nullIf(counted_bits_per_s, 0) AS difference,
    if(s.seconds < 60 OR ifNull(s.coverage, 0) < 0.8, NULL, toBool(abs(difference) > 0.05)) AS disagrees,
    -- Not by least alone, which passes over NULL.
    if(s.paused_ns IS NULL, NULL, least(1, s.paused_ns / (1e9 * s.seconds))) AS paused_share,
    s.capacity AS capacity_bits_per_s,
    capacity_bits_per_s * (1 - paused_share) AS effective_bits_per_s,
    if(j.max_utilisation - seen_bits_per_s / nullIf(capacity_bits_per_s, 0) < 0, 0,
        j.max_utilisation - seen_bits_per_s / nullIf(capacity_bits_per_s, 0)) * effective_bits_per_s AS headroom_bits_per_s,
    s.coverage AS coverage
FROM sums AS s
LEFT JOIN judged AS j ON j.case_name = s.case_name AND j.entity = s.link
ORDER BY s.case_name, link, port
