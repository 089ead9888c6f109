-- Who holds the memory of each pool, as of the end of the range.
--
-- The latest state of every pool that is known before the end of the range: a pool whose ledger was
-- quiet within the range is still as full as its last entry left it. t_as_of tells how old that is.
--
-- @param from DateTime64(9,'UTC') - start of the range; an older state is shown all the same
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live pools, * for everything
-- @column pool the pool
-- @column t_as_of time of the last ledger entry applied, UTC
-- @column used_bytes bytes: sum of the extents of live allocations
-- @column free_bytes bytes: capacity - reserved - used; NULL when the capacity is unknown
-- @column reserved_bytes bytes: set aside, in no allocation
-- @column capacity_bytes bytes: capacity by the inventory; NULL when unknown
-- @column used_share 0..1: used_bytes / capacity_bytes; NULL when the capacity is unknown
-- @column largest_free_bytes bytes: the longest free extent; NULL when unknown
-- @column allocations count: live allocations
-- @column failures count: failed requests since the ledger began
-- @column tenants tenants with live allocations, the largest holder first; empty text for unnamed
-- @column tenant_used_bytes bytes each of them holds, in the same order
-- @column tenant_share 0..1: what each of them holds / used_bytes, in the same order
-- @column state OK, or UNCERTAIN while ledger entries are missing: then figures are those of the last entry without a hole before it
-- @column coverage 0..1: 1 while the ledger is without holes; NULL while UNCERTAIN
-- @total used_bytes,reserved_bytes,allocations,failures
CREATE OR REPLACE VIEW pool_occupancy AS
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
    p.used_bytes AS used_bytes,
    p.free_bytes AS free_bytes,
    p.reserved_bytes AS reserved_bytes,
    p.capacity_bytes AS capacity_bytes,
    p.used_bytes / nullIf(p.capacity_bytes, 0) AS used_share,
    p.largest_free_bytes AS largest_free_bytes,
    p.allocations AS allocations,
    p.failures AS failures,
    arrayMap(held -> held.1, holders) AS tenants,
    arrayMap(held -> held.2, holders) AS tenant_used_bytes,
    arrayMap(held -> held.2 / nullIf(p.used_bytes, 0), holders) AS tenant_share,
    p.state AS state,
    p.coverage AS coverage
FROM
(
    SELECT
        *,
        arraySort(
            held -> (-toInt256(held.2), held.1),
            arrayZip(`tenants.tenant`, `tenants.used_bytes`)) AS holders
    FROM latest
) AS p
ORDER BY p.case_name, pool
