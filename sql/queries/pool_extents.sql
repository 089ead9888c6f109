-- Where in each pool which extents are held, and by whom, as of the end of the range.
--
-- Extents of live allocations by the ledger, in order of their addresses. What lies between them is
-- free or was never told of. The largest first decide which are shown when there are more than top.
--
-- @param from DateTime64(9,'UTC') - start of the range, inclusive
-- @param to DateTime64(9,'UTC') - end of the range, exclusive
-- @param case_name String - the imported capture to ask about; empty for live traffic, * for everything
-- @param top UInt32 2000 how many extents at most
-- @column pool the pool
-- @column base address of its first byte, hexadecimal
-- @column offset_bytes bytes: from the pool's first byte, as far as the inventory knows it, else from 0
-- @column length_bytes bytes: its length
-- @column capacity_bytes bytes: of the pool; NULL when unknown
-- @column tenant who holds it; empty text for unnamed
-- @column workload what for; empty text for unnamed
-- @column alloc_id the allocation
-- @column node who had asked for it; empty text for unnamed
-- @column reserved whether it is only set aside
-- @column t_since since when it is held, UTC
-- @column coverage 0..1: 1 when the pool's ledger was without holes at the end of the range; NULL otherwise
-- @total length_bytes
CREATE OR REPLACE VIEW pool_extents AS
WITH
    greatest({from:DateTime64(9, 'UTC')}, {to:DateTime64(9, 'UTC')}) AS until,
    ledgers AS
    (
        SELECT case_name, pool_id, capacity_bytes, coverage
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
                AND t_start < until
            GROUP BY case_name, pool_id
        )
        ORDER BY case_name, pool_id, ledger_epoch DESC, ledger_seq DESC, t_start DESC
        LIMIT 1 BY case_name, pool_id
    ),
    begins AS
    (
        SELECT case_name, object_id, base
        FROM inventory FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < until AND object_type = 'pool' AND NOT deleted
        ORDER BY case_name, object_id, inv_epoch DESC, inv_seq DESC
        LIMIT 1 BY case_name, object_id
    ),
    held AS
    (
        SELECT *
        FROM holding FINAL
        WHERE ({case_name:String} = '*' OR case_name = {case_name:String})
            AND t_start < until AND (t_end IS NULL OR t_end > until)
        ORDER BY length DESC, base
        LIMIT {top:UInt32}
    )
SELECT
    h.pool_id AS pool,
    concat('0x', lower(if(h.base = 0, '0', trim(LEADING '0' FROM hex(h.base))))) AS base,
    toUInt64(if(ifNull(b.base, 0) <= h.base, h.base - ifNull(b.base, 0), h.base)) AS offset_bytes,
    h.length AS length_bytes,
    l.capacity_bytes AS capacity_bytes,
    ifNull(h.tenant, '') AS tenant,
    ifNull(h.workload, '') AS workload,
    h.alloc_id AS alloc_id,
    ifNull(h.initiator, '') AS node,
    h.reserved AS reserved,
    h.t_start AS t_since,
    l.coverage AS coverage
FROM held AS h
LEFT JOIN ledgers AS l ON l.case_name = h.case_name AND l.pool_id = h.pool_id
LEFT JOIN begins AS b ON b.case_name = h.case_name AND b.object_id = h.pool_id
ORDER BY h.case_name, pool, h.base
