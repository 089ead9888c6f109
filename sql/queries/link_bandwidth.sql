-- How much each link direction carried, window by window.
--
-- Windows are multiples of the given length in UTC that overlap [from, to). They are put together
-- from the longest stored windows (60 s, 10 s, 1 s) that divide the length, so sums are exact.
-- Rates divide by the time in which the taps watched, not by the length of the window.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param window UInt32 1 length of a window in seconds
-- @column link link and direction
-- @column t_start start of the window, UTC
-- @column wire_bits_per_s bits/s: 8 x wire_bytes / covered time, over the stored windows with covered time; NULL when there is none
-- @column goodput_bits_per_s bits/s: 8 x goodput_bytes / covered time, likewise
-- @column utilisation 0..1: wire_bits_per_s / capacity of the link as the inventory knew it at the start of the window; NULL without a capacity
-- @column efficiency 0..1: goodput_bytes / wire_bytes; NULL when nothing was carried
-- @column retrans_ratio 0..1: retransmitted frames / (first sightings + retransmitted frames); NULL when neither was seen
-- @column frames count: frames of any kind, repeats included
-- @column wire_bytes bytes: sum of max(length without FCS, 60) + 24 over all frames
-- @column goodput_bytes bytes: data carried by messages in frames seen for the first time
-- @column coverage 0..1: sum(coverage x span) / sum(span) over the stored windows; one of unknown coverage counts as not covered; NULL when none is known
-- @total frames,wire_bytes,goodput_bytes
CREATE OR REPLACE VIEW link_bandwidth AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    toInt64({window:UInt32}) AS window_s,
    multiIf(window_s % 60 = 0, 60, window_s % 10 = 0, 10, 1) AS stored_s,
    windows AS
    (
        SELECT
            b.entity AS link,
            -- Integers, because interval functions stop at 1970 and lose the nanoseconds.
            fromUnixTimestamp64Nano(
                toUnixTimestamp64Nano(b.t_start) - positiveModulo(toUnixTimestamp64Nano(b.t_start), window_s * 1000000000),
                'UTC') AS t_window,
            sum(b.frames) AS frames,
            sum(b.new_frames) AS new_frames,
            sum(b.retrans_frames) AS retrans_frames,
            sum(b.wire_bytes) AS wire_bytes,
            sum(b.goodput_bytes) AS goodput_bytes,
            sumIf(b.wire_bytes, b.covered_ns > 0) AS covered_wire_bytes,
            sumIf(b.goodput_bytes, b.covered_ns > 0) AS covered_goodput_bytes,
            sum(b.covered_ns) AS covered_ns,
            sum(b.span_ns) AS span_ns,
            sum(b.coverage * b.span_ns) AS covered_weight,
            count(b.coverage) AS known
        FROM bandwidth AS b FINAL
        WHERE ({case_name:String} = '*' OR b.case_name = {case_name:String})
            AND b.entity_kind = 'LINK'
            AND b.window_ns = stored_s * 1000000000
            AND b.t_start > range_from - toIntervalSecond(window_s)
            AND b.t_start < range_to + toIntervalSecond(window_s)
        GROUP BY link, t_window
        HAVING t_window < range_to AND t_window > range_from - toIntervalSecond(window_s)
    ),
    capacities AS
    (
        -- A higher version of the same instant wins; a deleted link has no capacity.
        SELECT
            object_id,
            t_start AS t_valid,
            argMax(tuple(capacity_bps), (inv_epoch, inv_seq)).1 AS capacity_bps
        FROM inventory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String}) AND (object_type = 'link' OR deleted)
        GROUP BY object_id, t_start
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
    if(w.known = 0, NULL, w.covered_weight / nullIf(w.span_ns, 0)) AS coverage
FROM windows AS w
-- The direction is what follows the last colon of a link of the inventory.
ASOF LEFT JOIN capacities AS c
    ON c.object_id = replaceRegexpOne(w.link, ':[^:]*$', '') AND w.t_window >= c.t_valid
ORDER BY link, t_start
