-- How far the free memory of each pool was in pieces over the range, and what that cost.
--
-- Over the states of each pool's ledger within [from, to), and the last one before; each counts for
-- the time it lasted. States while ledger entries are missing do not count.
--
-- @param from DateTime64(9,'UTC') - start of the range; the state that held then counts
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @column pool the pool
-- @column fragmentation_mean 0..1: mean over time of 1 - largest free extent / free bytes; NULL when never known
-- @column fragmentation_worst 0..1: the highest; NULL likewise
-- @column worst_at when it was, UTC; NULL likewise
-- @column free_bytes bytes: free at the end of the range; NULL when unknown
-- @column largest_free_bytes bytes: the longest free extent at the end of the range; NULL when unknown
-- @column smallest_largest_bytes bytes: the longest free extent when it was shortest; NULL when never known
-- @column unusable_1gib_mean 0..1: mean over time of the part of the free bytes that requests of 1 GiB cannot use; NULL when never known
-- @column frag_failures count: refusals within the range that lacked one long extent alone; NULL when the ledger began anew within
-- @column coverage 0..1: time of the range in which the ledger was without holes / time since its first state in the range
CREATE OR REPLACE VIEW fragmentation AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    states AS
    (
        SELECT
            case_name, pool_id, t_start, ledger_epoch, ledger_seq, free_bytes, largest_free_bytes, frag_failures,
            state = 'OK' AS certain,
            if(free_bytes > 0, 1 - largest_free_bytes / free_bytes, NULL) AS pieces,
            if(length(`unusable.share`) < 2, NULL, toNullable(`unusable.share`[2])) AS unusable,
            leadInFrame(t_start, 1, range_to) OVER later AS t_until
        FROM pool_use FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < range_to
            -- Before the range only the last state of each pool reaches into it.
            AND (t_start >= range_from
                OR (case_name, pool_id, t_start) IN
                (
                    SELECT case_name, pool_id, max(t_start)
                    FROM pool_use FINAL
                    WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                        AND t_start < range_to
                        AND t_start < range_from
                    GROUP BY case_name, pool_id
                ))
        WINDOW later AS (PARTITION BY case_name, pool_id ORDER BY t_start ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
    ),
    lasting AS
    (
        SELECT
            *,
            toFloat64(toUnixTimestamp64Nano(least(t_until, range_to)) - toUnixTimestamp64Nano(greatest(t_start, range_from))) AS lasted_ns
        FROM states
        WHERE t_until > range_from OR t_start >= range_from
    )
SELECT
    l.pool_id AS pool,
    sumIf(l.pieces * l.lasted_ns, l.certain) / nullIf(sumIf(l.lasted_ns, l.certain AND l.pieces IS NOT NULL), 0) AS fragmentation_mean,
    maxIf(l.pieces, l.certain) AS fragmentation_worst,
    if(fragmentation_worst IS NULL, NULL,
        argMaxIf(l.t_start, (ifNull(l.pieces, -1), -toUnixTimestamp64Nano(l.t_start)), l.certain)) AS worst_at,
    argMax(tuple(l.free_bytes), l.t_start).1 AS free_bytes,
    argMax(tuple(l.largest_free_bytes), l.t_start).1 AS largest_free_bytes,
    minIf(l.largest_free_bytes, l.certain) AS smallest_largest_bytes,
    sumIf(l.unusable * l.lasted_ns, l.certain) / nullIf(sumIf(l.lasted_ns, l.certain AND l.unusable IS NOT NULL), 0) AS unusable_1gib_mean,
    if(uniqExact(l.ledger_epoch) > 1, NULL, toInt64(max(l.frag_failures)) - toInt64(min(l.frag_failures))) AS frag_failures,
    sumIf(l.lasted_ns, l.certain) / nullIf(sum(l.lasted_ns), 0) AS coverage
FROM lasting AS l
GROUP BY l.case_name, l.pool_id
ORDER BY fragmentation_mean DESC NULLS LAST, l.case_name, pool
