-- Whose use of a pool looks like a leak: by the last hour within the range that each group has.
--
-- A group is a tenant, a workload and a tag. Suspects come first, then the groups without a
-- verdict, then the cleared ones, each by slope.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @param top UInt32 10 how many groups at most
-- @column pool the pool
-- @column tenant empty text for unnamed, as for the next two
-- @column workload what for
-- @column tag such as a call site
-- @column suspect whether it is; NULL without a verdict
-- @column reason why there is no verdict, or which condition cleared it; NULL for suspects
-- @column score 0..1: min(1, z / 4) x (1 - free_ratio) of a suspect; NULL otherwise
-- @column used_bytes bytes: held at the end of the hour
-- @column slope_bytes_per_h bytes/h: median of the slopes of all pairs of hours; NULL below two hours
-- @column z trend by Mann and Kendall: (S - sgn S) / sqrt(n (n - 1) (2 n + 5) / 18); NULL below two hours
-- @column free_ratio 0..1: bytes freed / bytes allocated in these hours; NULL when none were allocated
-- @column old_share 0..1: bytes allocated 6 h ago or earlier / bytes held; NULL when none are held
-- @column hours count: hours looked at
-- @column t_hour the last of them, UTC
-- @column t_quota when the quota, or without one what the pool has free, is used up at this slope, UTC; NULL when never or unknown
-- @column coverage 0..1: hours with a ledger without holes / hours looked at
CREATE OR REPLACE VIEW leak_suspects AS
WITH
    {from:DateTime64(9, 'UTC')} AS range_from,
    {to:DateTime64(9, 'UTC')} AS range_to,
    latest AS
    (
        SELECT *
        FROM leak FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start > range_from - INTERVAL 1 HOUR
            AND t_start < range_to
        ORDER BY t_start DESC
        LIMIT 1 BY case_name, fabric_id, pool_id, tenant, workload, tag
    )
SELECT
    l.pool_id AS pool,
    l.tenant AS tenant,
    l.workload AS workload,
    l.tag AS tag,
    l.suspect AS suspect,
    l.reason AS reason,
    l.score AS score,
    l.used_bytes AS used_bytes,
    l.slope_bytes_per_h AS slope_bytes_per_h,
    l.z AS z,
    l.free_ratio AS free_ratio,
    l.old_share AS old_share,
    l.points AS hours,
    l.t_start AS t_hour,
    l.t_quota AS t_quota,
    l.coverage AS coverage
FROM latest AS l
ORDER BY multiIf(l.suspect, 0, l.suspect IS NULL, 1, 2), l.score DESC, l.slope_bytes_per_h DESC, l.case_name, pool, tenant, workload, tag
LIMIT {top:UInt32}
