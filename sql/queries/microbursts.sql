-- Which links fill up for milliseconds while their averages look harmless.
--
-- Over the windows of 10 s that overlap [from, to). A window tells of its milliseconds when at least
-- 10 of them carried a frame. A microburst is a millisecond that a half of the link filled to 95 %.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param top UInt32 20 how many links at most
-- @column link link and direction
-- @column windows count: windows that tell of their milliseconds
-- @column bursty_windows count: those of them with a microburst; NULL when the capacity is not known
-- @column bursty_share 0..1: bursty_windows / windows; NULL when bursty_windows is
-- @column peak_to_mean fullest millisecond / mean of all milliseconds, of the worst window
-- @column worst_at start of that window, UTC
-- @column peak_bits_per_s bits/s: 8 x bytes of the fullest millisecond of all x 1000
-- @column mean_utilisation 0..1: sum(utilisation x covered time) / sum(covered time) of these windows; NULL without a capacity
-- @column variation coefficient of variation of the milliseconds, of the worst window
-- @column coverage 0..1: sum(coverage x span) / sum(span) over these windows, one of unknown coverage counting as 0
-- @total windows
CREATE OR REPLACE VIEW microbursts AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to
SELECT
    b.entity AS link,
    count() AS windows,
    if(countIf(b.microburst IS NOT NULL) = 0, NULL, countIf(b.microburst)) AS bursty_windows,
    bursty_windows / windows AS bursty_share,
    max(b.ratio) AS peak_to_mean,
    argMax(b.t_start, (b.ratio, -toUnixTimestamp64Nano(b.t_start))) AS worst_at,
    max(b.burst_max_wire_bytes) * 8000 AS peak_bits_per_s,
    sumIf(b.utilisation * b.covered_ns, b.utilisation IS NOT NULL) / nullIf(sumIf(b.covered_ns, b.utilisation IS NOT NULL), 0) AS mean_utilisation,
    argMax(sqrt(greatest(0, b.burst_bins * b.burst_sum_squares / pow(b.burst_sum_wire_bytes, 2) - 1)), (b.ratio, -toUnixTimestamp64Nano(b.t_start))) AS variation,
    sum(ifNull(b.coverage, 0) * b.span_ns) / nullIf(sum(b.span_ns), 0) AS coverage
FROM
(
    SELECT *, burst_max_wire_bytes * burst_bins / nullIf(burst_sum_wire_bytes, 0) AS ratio
    FROM bandwidth FINAL
    WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
        AND entity_kind = 'LINK'
        AND window_ns = 10000000000
        AND t_start > range_from - INTERVAL 10 SECOND
        AND t_start < range_to
        AND burst_active_bins >= 10
) AS b
GROUP BY b.case_name, b.entity
ORDER BY bursty_windows DESC NULLS LAST, peak_to_mean DESC, b.case_name, link
LIMIT {top:UInt32}
