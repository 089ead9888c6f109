-- How many probes each pool sent for what was asked of it, and how many of them for nothing.
--
-- Sums the windows of 10 s that overlap [from, to), over all places of a pool. Where taps see all
-- masters of a pool side by side, theirs is the answer; else that of taps at hosts.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @column pool the pool; where the inventory knows none, the node that answers, else its address
-- @column probes count: probes
-- @column acquires count: acquires
-- @column amplification probes / acquires; NULL without an acquire
-- @column amplification_write probes that take the line away / acquires of tip; NULL without one
-- @column amplification_read probes that leave a branch / acquires of branch; NULL without one
-- @column amplification_uncached_max probes / (Puts + atomics) over lines that nobody acquired, of the worst window; NULL when none tells
-- @column useless_share 0..1: probe answers from masters that had nothing / probe answers; NULL without an answer
-- @column dirty_share 0..1: probe answers with data / probe answers; NULL without an answer
-- @column worst_amplification probes / acquires, of the worst window; NULL without an acquire
-- @column worst_at start of that window, UTC; NULL likewise
-- @column windows count: windows summed
-- @column coverage 0..1: sum(coverage x span) / sum(span) over these windows, one of unknown coverage counting as not covered; NULL when none is known
-- @total probes,acquires,windows
CREATE OR REPLACE VIEW probe_amplification AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    sums AS
    (
        SELECT
            case_name,
            entity,
            sumForEach(acquire) AS grow,
            sumForEach(probe) AS cap,
            sumForEach(probe_ack) AS report,
            sum(probe_ack_data) AS dirty,
            max(probe_amplification_uncached) AS uncached,
            max(arraySum(probe) / nullIf(arraySum(acquire), 0)) AS worst,
            argMax(t_start, (ifNull(arraySum(probe) / nullIf(arraySum(acquire), 0), -1), -toUnixTimestamp64Nano(t_start))) AS worst_start,
            count() AS windows,
            if(count(coverage) = 0, NULL, sum(ifNull(coverage, 0) * span_ns) / nullIf(sum(span_ns), 0)) AS watched
        FROM
        (
            SELECT *
            FROM contention FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND entity_kind = 'POOL'
                AND t_start > range_from - INTERVAL 10 SECOND
                AND t_start < range_to
            -- POOL before HOSTS.
            ORDER BY case_name, entity, t_start, view DESC
            LIMIT 1 BY case_name, entity, t_start
        )
        GROUP BY case_name, entity
    )
SELECT
    s.entity AS pool,
    arraySum(s.cap) AS probes,
    arraySum(s.grow) AS acquires,
    probes / nullIf(acquires, 0) AS amplification,
    s.cap[3] / nullIf(s.grow[2] + s.grow[3], 0) AS amplification_write,
    s.cap[2] / nullIf(s.grow[1], 0) AS amplification_read,
    s.uncached AS amplification_uncached_max,
    s.report[6] / nullIf(arraySum(s.report), 0) AS useless_share,
    s.dirty / nullIf(arraySum(s.report), 0) AS dirty_share,
    s.worst AS worst_amplification,
    if(s.worst IS NULL, NULL, s.worst_start) AS worst_at,
    s.windows AS windows,
    s.watched AS coverage
FROM sums AS s
ORDER BY amplification DESC NULLS LAST, s.case_name, pool
