-- Which channels of which link directions stood still for want of credits, and for how long.
--
-- Sums the windows of 10 s that overlap [from, to) and tell of credits. Only halves of connections
-- whose credit base is known count: of the others nobody can say.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column link link and direction
-- @column channel TileLink channel, A to E
-- @column stall_ratio 0..1: stalled time of the windows with covered time / sum of (halves of known base x covered time); NULL without a known base
-- @column stall_s seconds: time without credits, summed over the halves of known base
-- @column worst_ratio 0..1: the same ratio in the worst window; NULL likewise
-- @column worst_at start of that window, UTC; NULL likewise
-- @column stalled_windows count: windows with a ratio above 0.02, where the score of a hotspot begins to count it
-- @column windows count: windows that tell of the channel
-- @column excluded_share 0..1: halves of unknown credit base / halves that used the channel
-- @column coverage 0..1: sum(coverage x span) / sum(span) over these windows, one of unknown coverage counting as not covered; NULL when none is known
-- @total windows
CREATE OR REPLACE VIEW credit_stalls AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    channels AS
    (
        SELECT
            case_name, entity, began, covered, asked, known, channel_number, stalled_ns, known_halves, all_halves,
            stalled_ns / nullIf(known_halves * toFloat64(covered), 0) AS ratio
        FROM
        (
            SELECT
                case_name, entity, t_start AS began, covered_ns AS covered, span_ns AS asked, coverage AS known,
                channel_number, stalled_ns, known_halves, all_halves
            FROM bandwidth FINAL
            ARRAY JOIN
                `credits.channel` AS channel_number,
                `credits.stall_ns` AS stalled_ns,
                `credits.known_halves` AS known_halves,
                `credits.halves` AS all_halves
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND entity_kind = 'LINK'
                AND window_ns = 10000000000
                AND t_start > range_from - INTERVAL 10 SECOND
                AND t_start < range_to
        )
    )
SELECT
    c.entity AS link,
    substring('ABCDE', c.channel_number, 1) AS channel,
    sumIf(c.stalled_ns, c.covered > 0) / nullIf(sum(c.known_halves * toFloat64(c.covered)), 0) AS stall_ratio,
    if(sum(c.known_halves) = 0, NULL, sum(c.stalled_ns) / 1e9) AS stall_s,
    max(c.ratio) AS worst_ratio,
    if(worst_ratio IS NULL, NULL, argMax(c.began, (ifNull(c.ratio, -1), -toUnixTimestamp64Nano(c.began)))) AS worst_at,
    countIf(c.ratio > 0.02) AS stalled_windows,
    count() AS windows,
    1 - sum(c.known_halves) / nullIf(sum(c.all_halves), 0) AS excluded_share,
    if(count(c.known) = 0, NULL, sum(ifNull(c.known, 0) * c.asked) / nullIf(sum(c.asked), 0)) AS coverage
FROM channels AS c
GROUP BY c.case_name, c.entity, c.channel_number
ORDER BY stall_ratio DESC NULLS LAST, c.case_name, link, channel
