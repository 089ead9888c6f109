-- What stands in the way of the next allocation in each pool, as of the end of the range.
--
-- The latest state of every pool that is known before the end of the range, as in pool_occupancy.
-- Fragmentation, exhaustion and quota are three things with three remedies: free memory in pieces,
-- no free memory, and memory that those who may have it cannot take.
--
-- @param from DateTime64(9,'UTC') - start of the range; an older state is shown all the same
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @column pool the pool
-- @column t_as_of time of the last ledger entry applied, UTC
-- @column free_bytes bytes: capacity - reserved - used; NULL when unknown
-- @column largest_free_bytes bytes: the longest free extent; NULL when unknown
-- @column fragmentation 0..1: 1 - largest_free_bytes / free_bytes; NULL when unknown or nothing is free
-- @column unusable_64mib 0..1: the part of the free bytes that requests of 64 MiB cannot use; NULL when unknown
-- @column unusable_1gib 0..1: the same for 1 GiB
-- @column unusable_p95 0..1: the same for the 95th percentile of the requests
-- @column p95_request_bytes bytes: 95th percentile of the last 1,024 requests; NULL before 20
-- @column requests_5m count: requests of the 5 minutes that end with t_as_of
-- @column failures_5m count: those of them that were refused
-- @column fail_rate 0..1: failures_5m / requests_5m; NULL below 20 requests
-- @column frag_failures count: refusals since the ledger began that lacked one long extent alone
-- @column stranded_bytes bytes: free, but no host that may take it can, as far as the ledger knows; NULL when unknown: see stranded
-- @column in_migration_bytes bytes: held until a migration ends
-- @column missing why a figure is NULL, by its name
-- @column coverage 0..1: 1 while the ledger is without holes; NULL while UNCERTAIN
-- @total requests_5m,failures_5m,frag_failures,in_migration_bytes
CREATE OR REPLACE VIEW pool_pressure AS
WITH
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
    )
SELECT
    p.pool_id AS pool,
    p.t_as_of AS t_as_of,
    p.free_bytes AS free_bytes,
    p.largest_free_bytes AS largest_free_bytes,
    p.fragmentation AS fragmentation,
    if(empty(p.shares), NULL, p.shares[1]) AS unusable_64mib,
    if(length(p.shares) < 2, NULL, p.shares[2]) AS unusable_1gib,
    if(length(p.shares) < 3, NULL, p.shares[3]) AS unusable_p95,
    p.p95_request_bytes AS p95_request_bytes,
    p.requests_5m AS requests_5m,
    p.failures_5m AS failures_5m,
    p.fail_rate AS fail_rate,
    p.frag_failures AS frag_failures,
    p.stranded_bytes AS stranded_bytes,
    p.in_migration_bytes AS in_migration_bytes,
    p.missing AS missing,
    p.coverage AS coverage
FROM (SELECT *, `unusable.share` AS shares FROM latest) AS p
ORDER BY p.case_name, pool
