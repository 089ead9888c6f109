-- What each pool could give back before anybody buys memory, as of the end of the range.
--
-- The latest state of every pool known before the end of the range, and the leak suspects of its last
-- 48 hours. Stranded memory is free and idle memory is not; what is leaked may be idle too, so the
-- kinds are not added up.
--
-- @param from DateTime64(9,'UTC') - start of the range; an older state is shown all the same
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @column pool the pool
-- @column t_as_of time of the last ledger entry applied, UTC
-- @column used_bytes bytes: sum of the extents of live allocations
-- @column free_bytes bytes: capacity - reserved - used; NULL when unknown
-- @column stranded_bytes bytes: free, but no host that may take it can, as far as the ledger knows; NULL when unknown: see stranded
-- @column idle_bytes bytes: allocated and not accessed for 24 h; NULL when unknown
-- @column leaked_bytes bytes: held by groups that look like leaks; NULL when no group was judged
-- @column fragmented_bytes bytes: free, but in pieces that requests of 1 GiB cannot use; NULL when unknown
-- @column missing why a figure is NULL, by its name
-- @column coverage 0..1: 1 while the ledger is without holes; NULL while UNCERTAIN
CREATE OR REPLACE VIEW reclaimable AS
WITH
    {to:DateTime64(9, 'UTC')} AS range_to,
    least(range_to, toDateTime64('2262-01-01 00:00:00', 9, 'UTC')) AS asked_to,
    latest AS
    (
        SELECT *
        FROM pool_use FINAL
        -- The keys of the last rows first: all the rest is wide.
        WHERE (case_name, pool_id, t_start) IN
        (
            SELECT case_name, pool_id, argMax(
                t_start,
                -- Epoch, number and time as one, 64 bits each: tuples compare slowly.
                bitShiftLeft(toUInt256(ledger_epoch), 128) + bitShiftLeft(toUInt256(ledger_seq), 64)
                    + toUInt256(toInt128(toUnixTimestamp64Nano(t_start)) + 9223372036854775808))
            FROM pool_use FINAL
            WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
                AND t_start < greatest({from:DateTime64(9, 'UTC')}, {to:DateTime64(9, 'UTC')})
            GROUP BY case_name, pool_id
        )
        -- By the ledger's own order: an allocator's clock may have been set back.
        ORDER BY case_name, pool_id, ledger_epoch DESC, ledger_seq DESC, t_start DESC
        LIMIT 1 BY case_name, pool_id
    ),
    judged AS
    (
        SELECT case_name, pool_id, suspect, used_bytes, t_start
        FROM leak FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < asked_to
        ORDER BY t_start DESC
        LIMIT 1 BY case_name, fabric_id, pool_id, tenant, workload, tag
    ),
    leaks AS
    (
        SELECT case_name, pool_id, groupArray((t_start, suspect, used_bytes)) AS judgements
        FROM judged
        GROUP BY case_name, pool_id
    )
SELECT
    p.pool_id AS pool,
    p.t_as_of AS t_as_of,
    p.used_bytes AS used_bytes,
    p.free_bytes AS free_bytes,
    p.stranded_bytes AS stranded_bytes,
    p.idle_bytes AS idle_bytes,
    if(arrayCount(j -> j.2 IS NOT NULL, p.judgements) = 0, NULL,
        toNullable(arraySum(j -> if(ifNull(j.2, false), j.3, 0), p.judgements))) AS leaked_bytes,
    if(length(p.shares) < 2, NULL, toUInt64(round(p.shares[2] * p.free_bytes))) AS fragmented_bytes,
    p.missing AS missing,
    p.coverage AS coverage
FROM
(
    SELECT
        s.*, s.`unusable.share` AS shares,
        -- Of the last 48 hours of the ledger.
        arrayFilter(j -> j.1 > s.t_as_of - INTERVAL 48 HOUR, l.judgements) AS judgements
    FROM latest AS s
    LEFT JOIN leaks AS l ON l.case_name = s.case_name AND l.pool_id = s.pool_id
) AS p
ORDER BY p.case_name, pool
